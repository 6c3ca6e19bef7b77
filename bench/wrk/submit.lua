-- Submits by the API: every request has a key and a body of its own, and the token of the next person.
local figures = require("figures")
local tokens, n, number = {}, 0, 0
local before, after, run

function setup(thread)
  thread:set("id", number)
  number = number + 1
end

function init()
  for line in io.lines(os.getenv("TOKENS")) do tokens[#tokens + 1] = line end
  before, after, run = os.getenv("BEFORE"), os.getenv("AFTER"), os.getenv("RUN")
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  n = n + 1
  local key = string.format("%s-%d-%d", run, id, n)
  wrk.headers["Idempotency-Key"] = key
  wrk.headers["Authorization"] = "Bearer " .. tokens[(n * 2 + id) % #tokens + 1]
  return wrk.format("POST", nil, nil, before .. key .. after)
end

done = figures.done
