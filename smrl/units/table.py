"""Every unit there is, one row each: the single source for the parser, the renderings, the documentation and Pint.

Canonical units are small (second, millimetre, milligram, joule, millikelvin, a ten-thousandth of a currency), so
that what people write is a whole number of them. Factors are exact. International yard and pound agreement of 1959;
thermochemical calorie (4.184 J).
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from smrl.lean import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Powers = tuple[tuple[str, int], ...]


@frozen
class Base:
    """A dimension that is not made of others, and the words for it: `many` of them, per `one`."""

    name: str
    many: str
    one: str


@frozen
class Row:
    """One simple unit: `factor` canonical units each, `offset` canonical units at its zero."""

    symbol: str
    powers: Powers
    factor: Fraction
    names: tuple[str, ...] = ()
    russian: tuple[str, ...] = ()
    """One form, or three: one, few, many (1 койка, 2 койки, 5 коек)."""
    offset: Fraction = field(default=Fraction(0), kw_only=True)
    below: str = field(default="", kw_only=True)
    """The row that this unit means in a denominator: a day there is a calendar day."""
    written: str = field(default="", kw_only=True)
    """How a denominator writes this row, where that is not its symbol."""
    smaller: str = field(default="", kw_only=True)
    """The next unit down, for units that do not divide by tens."""


TEMPERATURE = "temperature"

_BASES = (
    Base("time", "time", "time"),
    Base("calendar", "calendar days", "day"),
    Base("month", "months", "month"),
    Base("length", "length", "length"),
    Base("mass", "mass", "mass"),
    Base("energy", "energy", "energy"),
    Base(TEMPERATURE, "temperature", "temperature"),
    Base("temperature_difference", "temperature difference", "temperature difference"),
    Base("illuminance", "illuminance", "illuminance"),
    Base("sound_level", "sound level", "sound level"),
)

# symbol | plural | other spellings | Russian forms
_COUNTED = """
person     | persons      | people prisoner prisoners inmate inmates resident residents | чел.
bed        | beds         | bunk bunks berth berths | койка койки коек
place      | places       | | место места мест
cell       | cells        | | камера камеры камер
room       | rooms        | | комната комнаты комнат
occasion   | occasions    | time times once | раз раза раз
toilet     | toilets      | lavatory lavatories wc | унитаз унитаза унитазов
urinal     | urinals      | | писсуар писсуара писсуаров
shower     | showers      | | душ душа душей
bath       | baths        | | ванна ванны ванн
washbasin  | washbasins   | basin basins sink sinks | умывальник умывальника умывальников
tap        | taps         | | кран крана кранов
window     | windows      | | окно окна окон
meal       | meals        | | приём_пищи приёма_пищи приёмов_пищи
book       | books        | | книга книги книг
newspaper  | newspapers   | | газета газеты газет
letter     | letters      | | письмо письма писем
parcel     | parcels      | | посылка посылки посылок
call       | calls        | | звонок звонка звонков
telephone  | telephones   | phone phones | телефон телефона телефонов
visit      | visits       | | свидание свидания свиданий
visitor    | visitors     | | посетитель посетителя посетителей
lesson     | lessons      | | урок урока уроков
session    | sessions     | | занятие занятия занятий
item       | items        | article articles piece pieces | шт.
set        | sets         | outfit outfits | комплект комплекта комплектов
blanket    | blankets     | | одеяло одеяла одеял
sheet      | sheets       | | простыня простыни простыней
post       | posts        | | ставка ставки ставок
incident   | incidents    | | случай случая случаев
complaint  | complaints   | | жалоба жалобы жалоб
air_change | air_changes  | | воздухообмен воздухообмена воздухообменов
"""

# The active national currencies of ISO 4217. Each is a dimension of its own: no rate is built in.
_CURRENCIES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
WST XAF XCD XOF XPF YER ZAR ZMW
"""

_FOOT = Fraction(3048, 10)
_POUND = Fraction(45359237, 100)
_RANKINE = Fraction(5000, 9)


def _row(
    symbol: str,
    powers: str,
    factor: int | Fraction,
    names: str = "",
    russian: str = "",
    *,
    offset: int | Fraction = 0,
    below: str = "",
    written: str = "",
    smaller: str = "",
) -> Row:
    """A row from text: `powers` as in `length^3` or `energy time^-1`, spellings separated by blanks."""
    parts = (part.partition("^") for part in powers.split())
    return Row(
        symbol,
        tuple(sorted((name, int(power or 1)) for name, _, power in parts)),
        Fraction(factor),
        tuple(names.split()),
        tuple(form.replace("_", " ") for form in russian.split()),
        offset=Fraction(offset),
        below=below,
        written=written,
        smaller=smaller,
    )


_MEASURED = (
    _row("s", "time", 1, "second seconds sec secs", "с"),
    _row("min", "time", 60, "minute minutes mins", "мин", smaller="s"),
    _row("hour", "time", 3600, "hours h hr hrs", "ч", smaller="min"),
    _row("day", "time", 86400, "days d", "день дня дней", below="calendar_day", smaller="hour"),
    _row("week", "time", 604800, "weeks wk wks", "неделя недели недель", below="calendar_week", smaller="day"),
    # A week is the canonical one, so that rates by the day and by the week are both whole: 1 hour/day is 25,200 s/week.
    _row("calendar_day", "calendar", Fraction(1, 7), "calendar_days", "день", written="day"),
    _row("calendar_week", "calendar", 1, "calendar_weeks", "нед.", written="week"),
    _row("month", "month", 1, "months", "мес."),
    _row("year", "month", 12, "years yr yrs", "год года лет", smaller="month"),
    _row("mm", "length", 1, "millimetre millimetres millimeter millimeters", "мм"),
    _row("cm", "length", 10, "centimetre centimetres centimeter centimeters", "см"),
    _row("m", "length", 1000, "metre metres meter meters", "м"),
    _row("km", "length", 10**6, "kilometre kilometres kilometer kilometers", "км"),
    _row("inch", "length", _FOOT / 12, "in inches", "дюйм дюйма дюймов"),
    _row("ft", "length", _FOOT, "foot feet", "фут фута футов", smaller="inch"),
    _row("yd", "length", _FOOT * 3, "yard yards", "ярд ярда ярдов", smaller="ft"),
    _row("mile", "length", _FOOT * 5280, "miles mi", "миля мили миль"),
    _row("mL", "length^3", 10**3, "ml millilitre millilitres milliliter milliliters", "мл"),
    _row("L", "length^3", 10**6, "l litre litres liter liters", "л"),
    _row("mg", "mass", 1, "milligram milligrams", "мг"),
    _row("g", "mass", 10**3, "gram grams gramme grammes", "г"),
    _row("kg", "mass", 10**6, "kilogram kilograms", "кг"),
    _row("oz", "mass", _POUND / 16, "ounce ounces", "унция унции унций"),
    _row("lb", "mass", _POUND, "pound pounds lbs", "фунт фунта фунтов", smaller="oz"),
    _row("J", "energy", 1, "joule joules", "Дж"),
    _row("kJ", "energy", 1000, "kilojoule kilojoules", "кДж"),
    _row("MJ", "energy", 10**6, "megajoule megajoules", "МДж"),
    _row("kcal", "energy", 4184, "kilocalorie kilocalories", "ккал"),
    _row("kWh", "energy", 3600000, "kilowatt_hour kilowatt_hours", "кВт·ч"),
    _row("W", "energy time^-1", 1, "watt watts", "Вт"),
    _row("kW", "energy time^-1", 1000, "kilowatt kilowatts", "кВт"),
    _row("mK", TEMPERATURE, 1, "millikelvin", "мК"),
    _row("K", TEMPERATURE, 1000, "kelvin kelvins", "К"),
    _row("degC", TEMPERATURE, 1000, "celsius degree_Celsius °C", "°C", offset=273150),
    _row("degF", TEMPERATURE, _RANKINE, "fahrenheit degree_Fahrenheit °F", "°F", offset=_RANKINE * 45967 / 100),
    _row("delta_mK", "temperature_difference", 1, "delta_millikelvin", "мК"),
    _row("delta_degC", "temperature_difference", 1000, "delta_celsius delta_degree_Celsius Δ°C", "°C"),
    _row("delta_degF", "temperature_difference", _RANKINE, "delta_fahrenheit delta_degree_Fahrenheit Δ°F", "°F"),
    _row("lux", "illuminance", 1, "lx", "лк"),
    _row("lumen", "illuminance length^2", 10**6, "lumens lm", "лм"),
    _row(
        "fc",
        "illuminance",
        10**6 / _FOOT**2,
        "foot-candle foot-candles foot_candle foot_candles footcandle footcandles",
        "фут-свеча фут-свечи фут-свечей",
    ),
    _row("dB", "sound_level", 1, "decibel decibels dBA dB(A)", "дБ"),
    _row("%", "", Fraction(1, 100), "percent", "%"),
    _row("ppm", "", Fraction(1, 10**6), "", "млн⁻¹"),
)


def _counted() -> Iterator[tuple[Base, Row]]:
    for line in _COUNTED.strip().splitlines():
        symbol, many, others, russian = (cell.strip() for cell in line.split("|"))
        words = Base(symbol, many.replace("_", " "), symbol.replace("_", " "))
        yield words, _row(symbol, symbol, 1, f"{many} {others}", russian)


def _currencies() -> Iterator[Row]:
    # Built without `_row`, since three hundred of its splits would be a third of the time that the import takes.
    ten_thousand, one, none = Fraction(10**4), Fraction(1), Fraction(0)
    for code in _CURRENCIES.split():
        powers = ((code, 1),)
        yield Row(code, powers, ten_thousand, (), (code,), offset=none)
        yield Row(f"{code}_pip", powers, one, (), (), offset=none)


_THINGS = tuple(_counted())

ROWS: tuple[Row, ...] = (*_MEASURED, *(row for _, row in _THINGS), *_currencies())
BASES: Mapping[str, Base] = MappingProxyType({base.name: base for base in (*_BASES, *(base for base, _ in _THINGS))})
"""Words for every base dimension but the currencies, whose codes speak for themselves."""
COUNTED = frozenset(base.name for base, _ in _THINGS)
CURRENCIES = frozenset(_CURRENCIES.split())

BY_SYMBOL: Mapping[str, Row] = MappingProxyType({row.symbol: row for row in ROWS})
BY_NAME: Mapping[str, Row] = MappingProxyType({name: row for row in ROWS for name in (row.symbol, *row.names)})
CANONICAL: Mapping[str, Row] = MappingProxyType(
    {row.powers[0][0]: row for row in ROWS if row.factor == 1 and len(row.powers) == 1 and row.powers[0][1] == 1}
)
