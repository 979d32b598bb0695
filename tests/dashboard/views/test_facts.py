from dashboard.views.facts import facts_html


def test_facts_without_a_text_are_left_out_and_all_is_text() -> None:
    told = facts_html("<b>A</b>", {"Term": "1 < 2", "Other": "", "<i>": "x"})
    assert "&lt;b&gt;A&lt;/b&gt;" in told
    assert "1 &lt; 2" in told
    assert "Other" not in told
    assert told.count("<dt>") == 2
    assert "<i>" not in told
