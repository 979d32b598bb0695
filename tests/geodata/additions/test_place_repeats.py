import numpy as np

from geodata.additions.place_repeats import Bearers, repeated_rows, repeats

OWN = Bearers.of([("kiteni", "080902", -12.64775, -73.04725)])
DISTRICTS = {"080902", "080909", "120606"}
NAN = float("nan")


def bearers(*rows):
    keys, units, lats, lons, lists = zip(*rows, strict=True)
    return Bearers(
        list(keys), list(units), np.array(lats), np.array(lons), np.array(lists, dtype=np.int32)
    )


def gone(*rows):
    return repeats(bearers(*rows), OWN, DISTRICTS).tolist()


def test_a_place_of_the_pack_s_own_is_not_listed_again():
    assert gone(
        ("kiteni", "0809", -12.66, -73.05, 0),  # 1.4 km off
        ("kiteni", "080902", -12.9, -73.3, 0),  # in the same district
        ("kiteni", "0809", -12.9, -73.3, 0),  # another of that name in the province
        ("quiteni", "080902", -12.64775, -73.04725, 0),
        ("kiteni", "080902", NAN, NAN, 0),
    ) == [True, True, False, False, True]


def test_lists_that_have_the_same_place():
    assert gone(
        ("pampa", "0809", -12.50, -73.00, 0),
        ("pampa", "080909", -12.51, -73.00, 1),  # 1.1 km off, and its district is known
        ("cerro", "080909", -12.50, -73.00, 0),
        ("cerro", "080909", -12.80, -73.00, 1),  # in the same district
        ("loma", "0809", -12.50, -73.00, 0),
        ("loma", "0809", -12.53, -73.00, 1),  # 3.3 km off, and only the province is shared
    ) == [True, False, False, True, False, False]


def test_two_of_a_name_in_one_list_stay_two():
    rows = [("pampa", "080909", -12.5 - 0.03 * n, -73.0, 0) for n in range(3)]
    assert gone(*rows) == [False, False, False]


def test_rows_of_one_list_that_repeat_another():
    found = repeated_rows(
        bearers(
            ("pampa", "0809", -12.50, -73.00, 0),
            ("pampa", "080909", -12.51, -73.00, 0),  # finer: stays for both
            ("pampa", "0809", -12.52, -73.00, 0),
            ("pampa", "0809", -12.60, -73.00, 0),
            ("loma", "120606", NAN, NAN, 0),
            ("loma", "120606", NAN, NAN, 0),
            ("loma", "080909", NAN, NAN, 0),
        ),
        2.0,
    )
    assert found.tolist() == [1, 1, 1, 3, 4, 4, 6]


def test_no_rows():
    none = Bearers([], [], np.empty(0), np.empty(0), np.empty(0, dtype=np.int32))
    assert repeats(none, OWN, DISTRICTS).tolist() == []
    assert repeated_rows(none, 2.0).tolist() == []
