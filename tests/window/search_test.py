#!/usr/bin/env python3
"""The search lab by a real mouse: the rank by its cut and its slider, the query in the plane, in words, and by a document."""
import unittest

from journey import PIXEL, Journey


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "search", "params": params or {}, "view": view}


def cosine(p, q):
    dot, lengths = sum(a * b for a, b in zip(p, q)), sum(a * a for a in p) * sum(b * b for b in q)
    return dot / lengths ** 0.5


class Search(Journey):
    def open_lab(self, params=None, **view):
        return self.start(state=state(params, **view))

    def test_the_rank_is_dragged_and_strangers_climb(self):
        program = self.open_lab({"k": 40})
        before = program.seen()
        self.assertEqual(set(before["analysis"]["latent_order"][:2]), {4, 6}, "only what shares the word")
        target = program.place("cut_2")[0] - 415
        program.drag("cut_2", (-415, 0))
        after = program.until(lambda s: s["analysis"]["k"] < 10, "a small rank")
        self.assert_near(after["handles"]["cut_2"][0], target, 9, "the cut under the mouse, to half a rank")
        self.assertGreater(sum(1 for document in after["analysis"]["latent_order"][:8] if document < 8), 5)
        self.assertEqual(program.key("ctrl+z")["params"], before["params"])

    def test_the_query_is_dragged_in_the_plane(self):
        """Tickets, whose scores can be worked out by hand from the numbers of the query."""
        program = self.open_lab({"corpus": "tickets", "rows": "documents", "weights": "counts", "query": "2.5, 0.5, 1",
                                 "k": 3}, across=0, up=1, camera=[2, 0, 3])
        target = tuple(a + b for a, b in zip(program.place("query"), (20, 60)))
        after = program.drag("query", (20, 60))
        self.assert_at(after["handles"]["query"], target)
        query = [float(number) for number in after["params"]["query"].split(",")]
        tickets = [[3, 0, 1], [0, 3, 1], [2, 1, 0.5], [1, 2, 1.5]]
        for document, score in zip(after["analysis"]["plain_order"], after["analysis"]["plain_scores"]):
            self.assert_near(score, cosine(tickets[int(document)], query), 1e-9, "cosine")

    def test_words_are_typed_and_a_document_asks(self):
        program = self.open_lab()
        program.click("words")
        program.type("vessel")
        program.key("Return")
        seen = program.until(lambda s: s["params"]["query"] == "vessel", "the typed word")
        self.assertGreaterEqual(seen["analysis"]["latent_order"][0], 32)
        row = f"row_{int(seen['analysis']['latent_order'][2]) + 1}"
        program.click(row)
        program.until(lambda s: len(s["params"]["query"]) > 10, "its sentence as the query")
        program.key("ctrl+z")
        program.until(lambda s: s["params"]["query"] == "vessel", "undone")


if __name__ == "__main__":
    unittest.main()
