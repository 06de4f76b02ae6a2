"""What the player of one attention head shows in the browser, and how many steps it has."""

LAST = 22
#: Every value of the head that a gradient comes to: all but the number by which scores are divided.
WITH_GRADIENT = 12

#: What a step shows: the sums that are visible, what is lit up, what is still to come.
STATE = """({
  at: document.getElementById("at").textContent,
  phase: document.getElementById("graph").getAttribute("class"),
  sums: [...document.querySelectorAll(".snap")]
    .filter((s) => getComputedStyle(s).display !== "none").map((s) => +s.dataset.a),
  values: [...document.querySelectorAll(".v")]
    .filter((v) => getComputedStyle(v).visibility === "visible").length,
  lit: [...document.querySelectorAll(".l.on,.n.now,.n.to")].map((e) => e.id),
  words: document.getElementById("now").innerText,
  said: document.getElementById("say").textContent,
})"""


def state(page):
    return page.run(STATE)


def clean(page, path):
    """Nothing in the console, and no request but for the file itself."""
    assert page.complaints() == []
    assert page.requests() == [path.resolve().as_uri()]
