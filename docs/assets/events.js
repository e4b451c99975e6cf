// An event that is over says so, however long ago the page was built. Without script its date, with the year, says it.
[].forEach.call(document.querySelectorAll("[data-over]"), function (mark) {
  var day = mark.getAttribute("data-over").split("-");
  mark.hidden = new Date() < new Date(+day[0], day[1] - 1, +day[2] + 1);
});
