-- Arguments: a file of paths, one a line, and n: every n-th request takes the next of them, all others the path of the command.
-- Without arguments all requests are alike. In the end it says what was seen, times in microseconds.

local function mixed(file, every)
  local next_path = io.lines(file)
  local same = wrk.format()
  local count = 0
  return function()
    count = count + 1
    if count % every ~= 0 then return same end
    return wrk.format(nil, next_path() or error("no path is left"))
  end
end

function init(arguments)
  if arguments[1] then
    request = mixed(arguments[1], tonumber(arguments[2]))
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  print(string.format("seen requests=%d micros=%d failed=%d p50=%d p99=%d", summary.requests, summary.duration, failed,
    latency:percentile(50), latency:percentile(99)))
end
