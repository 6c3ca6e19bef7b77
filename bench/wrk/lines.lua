-- Sends each line of the file LINES once, each thread its own share: method, path, header, its value, body,
-- another header, its value; tabs between.
-- Behind the declared proxy every request comes from another address, as a country's would.
local figures = require("figures")
local list, n, number = {}, 0, 0

function setup(thread)
  thread:set("id", number)
  number = number + 1
end

function init()
  for line in io.lines(os.getenv("LINES")) do
    local one = {}
    for part in (line .. "\t"):gmatch("([^\t]*)\t") do one[#one + 1] = part end
    list[#list + 1] = one
  end
  n = id - 2
  wrk.headers["Content-Type"] = os.getenv("TYPE")
  wrk.headers["Origin"] = os.getenv("ORIGIN")
end

function request()
  n = n + 2
  local one = list[n % #list + 1]
  if one[3] ~= "" then wrk.headers[one[3]] = one[4] end
  if one[6] and one[6] ~= "" then wrk.headers[one[6]] = one[7] end
  wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", id, math.floor(n / 250) % 250, n % 250)
  return wrk.format(one[1], one[2], nil, one[5] ~= "" and one[5] or nil)
end

done = figures.done
