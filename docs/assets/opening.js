// "Open now", by the clock of the United Kingdom whatever the phone's own zone. Without it the hours stand in words.
(function () {
  var day = 864e5, lines = [].slice.call(document.querySelectorAll("[data-opens]"));

  // Summer time turns at one o'clock of the world's clock, on the last Sunday of March and October (31 days each).
  function turn(now, month) {
    var last = new Date(Date.UTC(new Date(now).getUTCFullYear(), month, 31, 1));
    return last - last.getUTCDay() * day;
  }

  // What the clock of the United Kingdom shows, as if it were the world's.
  function london(now) { return now + (now >= turn(now, 2) && now < turn(now, 9) ? 36e5 : 0); }

  // 2: open, 1: perhaps, 0: closed, by the hours that begin on one day: today, or the day before, whose night may last.
  function state(line, began, time, before) {
    var date = new Date(began), number = date.getUTCDay() || 7, rule = line.getAttribute("data-rule");
    var holiday = rule !== "open" && line.getAttribute("data-holidays").indexOf(date.toISOString().slice(0, 10)) >= 0;
    var runs = line.getAttribute("data-opens").split(",").some(function (span) {
      var part = span.split(" "), night = part[2] <= part[1];
      if (part[0].indexOf(number) < 0) return false;
      return before ? night && time < part[2] : time >= part[1] && (night || time < part[2]);
    });
    // Where nothing is said of bank holidays, the hours of that day are not known at all.
    if (holiday) return rule !== "closed" && (runs || !before) ? 1 : 0;
    return runs ? 2 : 0;
  }

  function show() {
    var now = london(Date.now()), clock = new Date(now).toISOString(), time = clock.slice(11, 16);
    lines.forEach(function (line) {
      var word = ["closed", "maybe", "open"][Math.max(state(line, now, time), state(line, now - day, time, true))];
      line.textContent = clock.slice(0, 10) > line.getAttribute("data-until") ? "" : line.getAttribute("data-" + word);
      if (line.textContent) line.removeAttribute("hidden");
      else line.setAttribute("hidden", "");
    });
  }

  if (!("textContent" in document.body)) return;
  show();
  setInterval(show, 3e4);
})();
