-- Arguments, each as name=value; without any, all requests are alike and come as fast as they are answered:
--   paths, every  a file of paths, one a line, and n: every n-th request takes the next of them, all others the path of the command
--   letters       a file of what readers send, one a line: path, sender's address, author and body, with tabs between them
--   rate          requests a second, at an even pace; what could not be sent in time is sent as soon as it can
--   seconds       after which nothing is sent any more: what was sent before is answered before the end
-- In the end it says what was seen, times in microseconds, and how often each status came, where somebody sent letters.

local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds, nanos; } moment; int clock_gettime(int clock, moment *now);")

local MONOTONIC = 1
local NEVER = 3600000
local moment = ffi.new("moment")
local threads = {}
local begun

statuses = {}
micros = 0

local function millis()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.seconds) * 1e3 + tonumber(moment.nanos) / 1e6
end

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

local function letters(file)
  local next_letter = io.lines(file)
  return function()
    if not begun then return wrk.format() end -- wrk tries it out, and sends nothing
    local letter = next_letter() or error("no letter is left")
    local path, address, author, body = letter:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    wrk.headers["X-Forwarded-For"] = address
    wrk.headers["Unspool-Author"] = author ~= "" and author or nil
    return wrk.format("POST", path, nil, body)
  end
end

-- Milliseconds to wait before the next request.
local function pace(rate, seconds)
  local count = 0
  return function()
    begun = begun or millis()
    local now = millis() - begun
    local due = rate and count * 1e3 / rate or now
    if math.max(now, due) >= seconds * 1e3 then return NEVER end
    count = count + 1
    return math.max(0, due - now)
  end
end

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  local given = {}
  for _, argument in ipairs(arguments) do
    local name, value = argument:match("^(%w+)=(.*)$")
    given[name] = value
  end
  if given.paths then
    request = mixed(given.paths, tonumber(given.every))
  end
  if given.letters then
    request = letters(given.letters)
    response = function(status) statuses[status] = (statuses[status] or 0) + 1 end
  end
  if given.seconds then
    micros = given.seconds * 1e6
    delay = pace(tonumber(given.rate), tonumber(given.seconds))
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  local asked = threads[1]:get("micros")
  print(string.format("seen requests=%d micros=%d failed=%d p50=%d p99=%d", summary.requests,
    asked > 0 and asked or summary.duration, failed, latency:percentile(50), latency:percentile(99)))
  for status, count in pairs(threads[1]:get("statuses")) do
    print(string.format("status %d came %d times", status, count))
  end
end
