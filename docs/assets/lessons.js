// A lesson's score: of each question the answer that is opened first counts. It stays in this page and goes nowhere.
(function () {
  var questions = [].slice.call(document.querySelectorAll(".lesson-question")), right = 0, done = 0;
  var end = document.querySelector(".lesson-end"), paper = document.querySelector(".lesson-certificate");

  // Not every browser knows the Welsh months.
  function today() {
    var now = new Date();
    return now.getDate() + " " + end.getAttribute("data-months").split(",")[now.getMonth()] + " " + now.getFullYear();
  }

  function tell() {
    var told = end.getAttribute("data-told").replace("{right}", right).replace("{done}", done).replace("{all}", questions.length);
    end.hidden = false;
    end.querySelector("[role=status]").textContent = told;
    if (window.lessonScore) window.lessonScore(right, done, questions.length);
    if (done < questions.length) return;
    paper.hidden = false;
    paper.querySelector(".lesson-result").textContent = told;
    paper.querySelector(".lesson-day").textContent = today();
  }

  questions.forEach(function (question) {
    var answered = false;
    [].forEach.call(question.querySelectorAll("details"), function (answer) {
      answer.querySelector("summary").addEventListener("click", function () {
        if (answered) return;
        answered = true;
        done += 1;
        if (answer.hasAttribute("data-right")) right += 1;
        tell();
      });
    });
  });

  paper.querySelector("button").addEventListener("click", function () {
    var page = document.documentElement, was = page.className;
    paper.querySelector(".lesson-who").textContent = paper.querySelector("input").value;
    page.className = was + " printing-certificate";
    window.print();
    page.className = was;
  });
})();
