-- Asks for addresses in turn: the file named by PATHS, a line each, or the address alone. COOKIES or TOKENS, a line
-- each, say who asks.
local figures = require("figures")
local function lines(name)
  local found, file = {}, os.getenv(name)
  if file then for line in io.lines(file) do found[#found + 1] = line end end
  return found
end
local paths, cookies, tokens, n = {}, {}, {}, 0
local number = 0

function setup(thread)
  thread:set("first", number * 7919)
  number = number + 1
end

function init()
  paths, cookies, tokens, n = lines("PATHS"), lines("COOKIES"), lines("TOKENS"), first
end

function request()
  n = n + 1
  if #cookies > 0 then wrk.headers["Cookie"] = cookies[n % #cookies + 1] end
  if #tokens > 0 then wrk.headers["Authorization"] = "Bearer " .. tokens[n % #tokens + 1] end
  return wrk.format("GET", #paths > 0 and paths[n % #paths + 1] or nil)
end

done = figures.done
