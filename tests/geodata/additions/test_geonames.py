from geodata.additions.geonames import COLUMNS, finest_code, is_geonames, read_geonames


def line(**cells):
    row = {"geonameid": "1", "latitude": "-12.6", "longitude": "-73.0", "feature class": "P",
           "feature code": "PPL", "country code": "PE", "population": "0", **cells}  # fmt: skip
    return "\t".join(row.get(column, "") for column in COLUMNS)


DUMP = "\n".join(
    [
        line(name='Quillabamba "Q"', **{"admin1 code": "08", "admin2 code": "0809"}),
        line(name="Cerro", **{"feature class": "T"}),
        line(name="Leticia", **{"country code": "CO"}),
        line(name="Lima", **{"admin1 code": "LMA", "admin2 code": "1501", "admin3 code": "150101"}),
        "",
        "broken\tline",
    ]
)


def test_a_dump_is_told_by_its_columns():
    assert is_geonames(line(name="Kiteni") + "\n")
    assert is_geonames(line(name="Kiteni") + "\r\n" + line(name="Lima") + "\r\n")
    assert not is_geonames("\t".join(COLUMNS) + "\n")
    assert not is_geonames("nombre,lat,lon\nKiteni,-12,-73\n")
    assert not is_geonames("")


def test_populated_places_of_the_country_alone_are_taken():
    frame, left_out = read_geonames(DUMP.splitlines(keepends=True), "PE")
    assert frame["name"].tolist() == ['Quillabamba "Q"', "Lima"]
    assert frame.index.tolist() == [1, 4]
    told = {why: rows["name"].to_dict() for why, rows in left_out.items()}
    assert told == {
        "other_feature": {2: "Cerro"}, "other_country": {3: "Leticia"}, "broken_row": {6: "line"},
    }  # fmt: skip
    assert finest_code(frame).tolist() == ["0809", "150101"]


def test_nothing_of_a_broken_line_is_lost():
    cut, long = "1\tKiteni", line(name="Lima") + "\tmore\tand more"
    rows = read_geonames([cut, long], "PE")[1]["broken_row"]
    assert rows.shape == (2, len(COLUMNS))
    assert rows.loc[1].tolist() == ["1", "Kiteni", *[""] * 17]
    assert "\t".join(rows.loc[2]) == long


def test_a_dump_without_a_single_place():
    frame, left_out = read_geonames([line(name="Cerro", **{"feature class": "T"})], "PE")
    assert (len(frame), list(frame.columns)) == (0, list(COLUMNS))
    assert len(left_out["other_feature"]) == 1
