// "Open now", by the clock of the United Kingdom whatever the phone's own zone. Without it the hours stand in words.
(function () {
  var clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", year: "numeric", month: "2-digit",
    day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  function london(time) {
    var now = {};
    clock.formatToParts(time).forEach(function (part) { now[part.type] = part.value; });
    var day = now.year + "-" + now.month + "-" + now.day;
    return { day: day, number: String(new Date(day + "T12:00Z").getUTCDay() || 7), time: now.hour + ":" + now.minute };
  }

  // Whether one span is running: begun today, or yesterday where it ends after midnight.
  function runs(span, today, yesterday) {
    var part = span.split(" "), night = part[2] <= part[1];
    if (part[0].indexOf(today.number) >= 0 && today.time >= part[1] && (night || today.time < part[2])) return true;
    return night && part[0].indexOf(yesterday.number) >= 0 && today.time < part[2];
  }

  function show() {
    var today = london(new Date()), noon = new Date(today.day + "T12:00Z"), yesterday = london(noon - 864e5);
    document.querySelectorAll("[data-opens]").forEach(function (line) {
      var about = line.dataset, open = about.opens.split(",").some(function (span) { return runs(span, today, yesterday); });
      if (about.holidays.indexOf(today.day) >= 0 && about.rule !== "open") open = about.rule === "closed" ? false : null;
      line.textContent = today.day > about.until ? "" : open === null ? about.maybe : open ? about.open : about.closed;
      line.hidden = !line.textContent;
    });
  }

  show();
  setInterval(show, 3e4);
})();
