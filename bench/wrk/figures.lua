-- What every script says at its end: one line that the rig reads.
local figures = {}

function figures.done(summary, latency)
  local seconds = summary.duration / 1e6
  local e = summary.errors
  print(string.format(
    'FIGURES {"rate": %.3f, "p50": %.3f, "p95": %.3f, "p99": %.3f, "count": %d, "errors": %d}',
    summary.requests / seconds,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3,
    summary.requests, e.status + e.connect + e.read + e.write + e.timeout))
end

return figures
