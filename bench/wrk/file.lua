-- Sends the bytes of the file BODY again and again, each time from another address behind the declared proxy.
local figures = require("figures")
local body, n, number = nil, 0, 0

function setup(thread)
  thread:set("id", number)
  number = number + 1
end

function init()
  local file = assert(io.open(os.getenv("BODY"), "rb"))
  body = file:read("*a")
  file:close()
  wrk.headers["Content-Type"] = os.getenv("TYPE")
end

function request()
  n = n + 1
  wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", 100 + id, math.floor(n / 250) % 250, n % 250)
  return wrk.format("POST", nil, nil, body)
end

done = figures.done
