"""The catalogue of Russian messages: by code, each English template with its Russian one.

`{what}` is translated by itself (INSIDE), `{date}` written as people do, `{entity}` shown by its title, `{kind}` as
what a quantity measures; other blanks are the reader's own words and stay as they are. It is only loaded for a message.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_QUANTITIES: Final = (
    ("`{number}` needs a unit such as `{unit}`", "у `{number}` должна быть единица, например `{unit}`"),
    ("`{number}` needs a unit", "у `{number}` должна быть единица"),
    ("`{text}` does not begin with one plain number", "`{text}` не начинается с обычного числа"),
    ("`{text}` has no number", "у `{text}` нет числа"),
    ("`{text}` is not a quantity", "`{text}` не величина"),
    ("a quantity has at most {number} characters", "в величине не больше {number} знаков"),
    ("the quantity is missing", "величины нет"),
    ("`{text}` is not a number", "`{text}` не число"),
    ("a value of type `{type}` is not a number", "значение типа `{type}` не число"),
    ("the number has an exponent beyond {number}", "показатель степени больше {number}"),
    ("the number has more than {number} digits", "в числе больше {number} цифр"),
    ("`{text}` is not a unit", "`{text}` не единица"),
    ("a temperature cannot be part of the unit `{unit}`", "температура не может входить в единицу `{unit}`"),
    (
        "a unit has at most {number} factors and {other} characters",
        "в единице не больше {number} множителей и {other} знаков",
    ),
    ("a unit has at most {number} factors", "в единице не больше {number} множителей"),
    ("a unit has at most {number} characters", "в единице не больше {number} знаков"),
    ("temperatures do not multiply", "температуры не перемножаются"),
    ("the power in `{unit}` is not between 1 and {number}", "степень в `{unit}` не от 1 до {number}"),
    ("the unit `{unit}` has a power beyond {number}", "в единице `{unit}` степень больше {number}"),
    ("the unit `{unit}` has spaces", "в единице `{unit}` есть пробелы"),
    ("the unit is missing", "единицы нет"),
    ("unknown unit `{unit}`{what}", "неизвестная единица `{unit}`{what}"),
    ("`{unit}` cannot be {what} `{unit2}`", "`{unit}` нельзя {what} `{unit2}`"),
)

_MOMENTS: Final = (
    ("{what} is not a date or a time", "{what} не дата и не время"),
    ("`{text}` does not exist in the calendar or on the clock", "`{text}` нет ни в календаре, ни на часах"),
    ("`{text}` has an hour 24", "в `{text}` час 24"),
    (
        "`{text}` comes twice in {zone}, when the clocks go back",
        "`{text}` в поясе {zone} бывает дважды, когда часы переводят назад",
    ),
    (
        "`{text}` does not come in {zone}, where the clocks go forward then",
        "`{text}` в поясе {zone} не бывает: часы тогда переводят вперёд",
    ),
    ("`{text}` lies before the year {number}", "`{text}` раньше {number} года"),
)

_DEEP: Final = (("the file is nested deeper than {number} levels", "вложенность файла глубже {number} уровней"),)

_FACTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "F101": (
        ("no fact `{fact}` on {entity}", "у объекта {entity} нет факта `{fact}`"),
        (
            "`{fact}` of {entity} is worked out from other facts",
            "факт `{fact}` объекта {entity} выводится из других фактов",
        ),
    ),
    "F102": (("{what} has no unit", "у {what} нет единицы"),),
    "F103": (("`{value}` is {kind}, and {kind2} is wanted", "`{value}`: это {kind}, а нужно {kind2}"),),
    "F104": (
        ("{what} is not a quantity", "{what} не величина"),
        ("a number has too many digits", "в числе слишком много цифр"),
        *_QUANTITIES,
    ),
    "F105": (
        (
            "`{fact}` cannot be `{value}`, which is {what} `{bound}`",
            "`{fact}` не может быть `{value}`: это {what} `{bound}`",
        ),
    ),
    "F106": (("{what} is not a whole number of {kind}", "{what} не целое число: нужно {kind}"),),
    "F107": (("{what} is neither yes nor no", "{what} не `yes` и не `no`"),),
    "F108": (
        ("the text is empty", "текст пуст"),
        ("{what} is a number, not text", "{what} число, а не текст"),
        ("{what} is not text", "{what} не текст"),
        ("{what} holds half of a character", "в {what} есть половина знака"),
    ),
    "F109": (("{what} is not one of the words for `{fact}`", "{what} не входит в список слов для `{fact}`"),),
    "F110": _MOMENTS,
    "F111": (("`{fact}` cannot be `none`", "`{fact}` не может быть `none`"),),
    "F112": (
        ("{what} is no record of facts, which `{entity}` is", "{what} не запись о фактах, а {entity} такая запись"),
        ("{what} is a number, not the id of {what2}", "{what} число, а нужен идентификатор: {what2}"),
        (
            "{what} is given where {what2} or its id is wanted",
            "дано {what}, а нужен объект или его идентификатор: {what2}",
        ),
        ("{what} is given where {what2} is wanted", "дано {what}, а нужен объект {what2}"),
    ),
    "F113": (
        ("{what} is given for `{fact}`, which is a list", "для `{fact}` дано {what}, а нужен список"),
        ("a member of `{fact}` is {what}", "в списке `{fact}` стоит {what}"),
        ("a member of a list is `unknown`", "в списке стоит `unknown`"),
        ("{what} is given for a list of {plural}", "дано {what}, а нужен список (`{plural}`)"),
    ),
    "F114": (("{entity} without an id", "у объекта {entity} нет идентификатора"),),
    "F115": (("there is no {entity} `{id}`", "нет объекта {entity} с идентификатором `{id}`"),),
    "F116": (("two {plural} have the id `{id}`", "в `{plural}` идентификатор `{id}` стоит дважды"),),
    "F117": (
        (
            "`{fact}` is {date}, before `{other}`, which is {date2}",
            "`{fact}` ({date}) раньше, чем `{other}` ({date2})",
        ),
    ),
    "F118": (
        (
            "{what} is said of every day, yet one day shows {what2}",
            "сказано, что каждый день {what}, а в один из дней {what2}",
        ),
    ),
    "F119": (
        (
            "`{fact}` is {what}, yet {what2} follows from other facts",
            "`{fact}`: указано {what}, а из других фактов следует {what2}",
        ),
    ),
    "F120": (
        ("not a finite number, so it counts as unknown", "не конечное число, поэтому считается неизвестным"),
        (
            "{what} is not a finite number, so `{fact}` counts as unknown",
            "{what} не конечное число, поэтому `{fact}` считается неизвестным",
        ),
    ),
    "F121": (
        (
            "`{value}` has no time zone, while `{other}` at {path} has one",
            "у `{value}` нет часового пояса, а у `{other}` ({path}) он есть",
        ),
    ),
    "F122": (("a second record for {date}", "вторая запись за один день: {date}"),),
    "F201": (
        ("`{format}` is not a format", "`{format}` не формат"),
        ("`{file}` is not a path that can exist", "`{file}` не может быть путём"),
        (
            "the format of `{file}` cannot be told from its name",
            "формат файла `{file}` не виден из его имени",
        ),
    ),
    "F202": (
        (
            "`{file}` has {number} MiB; at most {other} MiB of {format} are read",
            "в `{file}` {number} МиБ, а {format} читается не больше {other} МиБ",
        ),
    ),
    "F203": (
        (
            "`{file}` is not UTF-8: byte {number} (line {line}) is {value}; it looks like UTF-16",
            "`{file}` не в UTF-8: байт {number} (строка {line}) равен {value}; похоже на UTF-16",
        ),
        (
            "`{file}` is not UTF-8: byte {number} (line {line}) is {value}",
            "`{file}` не в UTF-8: байт {number} (строка {line}) равен {value}",
        ),
        ("character {number} of the text is half of a pair", "знак {number} текста составляет половину пары"),
    ),
    "F204": (("this is not {format}: {what}", "это не {format}: {what}"),),
    "F205": (
        ("`{file}` is empty", "`{file}` пуст"),
        ("`{file}` holds {what} where its facts should be", "в `{file}` вместо фактов стоит {what}"),
    ),
    "F206": _DEEP,
    "F207": (
        ("the key `{key}` stands twice", "ключ `{key}` стоит дважды"),
        ("a key stands twice", "ключ стоит дважды"),
    ),
    "F208": (
        ("aliases such as `{text}` are not read", "ссылки вида `{text}` не читаются"),
        ("anchors such as `{text}` are not read", "якоря вида `{text}` не читаются"),
        ("tags such as `{text}` are not read", "теги вида `{text}` не читаются"),
        ("merges with `<<` are not read", "слияния через `<<` не читаются"),
        ("anchors, aliases and tags on keys are not read", "якоря, ссылки и теги у ключей не читаются"),
        ("a key that is itself a list or a mapping is not read", "ключ, который сам список или запись, не читается"),
    ),
    "F209": (("the file holds several YAML documents", "в файле несколько документов YAML"),),
    "F210": (
        (
            "`complete` is yes, yet {number} of {total} are given",
            "`complete` равно yes, а записей дано {number} из {total}",
        ),
        ("`complete` is {what}", "`complete` здесь {what}"),
        ("`total` has too many digits", "в `total` слишком много цифр"),
        ("`total` is {number}, yet {other} are given", "`total` равно {number}, а записей дано {other}"),
        ("`total` is {what}", "`total` здесь {what}"),
        ("it is not said whether these are all", "не сказано, все ли это"),
    ),
    "F211": (("the record under `{id}` calls itself `{other}`", "запись под `{id}` называет себя `{other}`"),),
    "F212": (("`{text}` is not a time zone", "`{text}` не часовой пояс"),),
    "F213": (
        (
            "more than {number} faults; the others are not listed",
            "ошибок больше {number}; остальные не перечислены",
        ),
    ),
}

_RULESETS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "R101": (
        ("`{text}` is not a path that can exist", "`{text}` не может быть путём"),
        ("there is no file or folder `{text}`", "нет файла или папки `{text}`"),
        (
            "there is no ruleset `{text}`, and no such file or folder",
            "нет ни свода правил `{text}`, ни такого файла или папки",
        ),
    ),
    "R102": (
        ("the folder `{text}` cannot be read: {what}", "папку `{text}` не прочесть: {what}"),
        ("`{text}` cannot be read: {what}", "`{text}` не прочесть: {what}"),
        ("`{text}` is not a file", "`{text}` не файл"),
        (
            "the package `{name}` says that it brings `{text}`, and its folder is not there",
            "пакет `{name}` объявляет `{text}`, а папки с ним нет",
        ),
    ),
    "R103": (("the byte {value} is not UTF-8", "байт {value} не в UTF-8"),),
    "R104": (
        ("`{text}` is larger than {number} MiB in all", "`{text}` в целом больше {number} МиБ"),
        ("`{text}` is larger than {number} MiB", "`{text}` больше {number} МиБ"),
    ),
    "R105": (
        ("the folder `{text}` holds no rules", "в папке `{text}` нет правил"),
        ("the ruleset `{name}` has no header", "у свода `{name}` нет заголовка"),
    ),
}

_TEXTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "T109": (
        (
            "`{file}` belongs to somebody else, or others can write it",
            "`{file}` принадлежит другому, или другие могут туда писать",
        ),
        ("`{file}` cannot be used for texts: {what}", "`{file}` не годится для текстов: {what}"),
        ("there is no folder to keep texts in", "нет папки, где хранить тексты"),
    ),
    "T110": (
        (
            "`{file}` is damaged, or of another version of smrl",
            "`{file}` повреждён или записан другой версией smrl",
        ),
    ),
}

_COMMANDS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "U101": (
        ("the output cannot be written: {what}", "вывод не записать: {what}"),
        ("`{file}` cannot be used: {what}", "`{file}` нельзя использовать: {what}"),
        ("there is no file or folder `{file}`", "нет файла или папки `{file}`"),
    ),
    "U102": (
        (
            "no provision or norm `{id}` in this ruleset; did you mean {near}?",
            "в этом своде нет положения или нормы `{id}`; может быть, {near}?",
        ),
        ("no provision or norm `{id}` in this ruleset", "в этом своде нет положения или нормы `{id}`"),
    ),
    "U103": (
        ("nothing was found", "ничего не найдено"),
        (
            "nobody and nothing in this facility has the id `{id}`",
            "в этом заведении нет никого и ничего с идентификатором `{id}`",
        ),
        (
            "nobody and nothing in this facility has the id `{id}`; did you mean {near}?",
            "в этом заведении нет никого и ничего с идентификатором `{id}`; может быть, {near}?",
        ),
        (
            "nothing was examined under `{id}` for this subject",
            "по `{id}` для этого объекта ничего не проверялось",
        ),
        ("there is no {entity} `{id}` in this facility", "в этом заведении нет объекта {entity} `{id}`"),
        ("`{id}` is not in force on {date}", "`{id}` не действует на {date}"),
        ("`{id}` was left out of this assessment", "`{id}` в эту проверку не входит"),
        ("no text of `{text}`{what} was added", "текст `{text}`{what} не добавлен"),
    ),
    "U104": (
        ("the memory does not suffice for this input", "для этих данных не хватает памяти"),
        ("this input is nested too deeply", "вложенность данных слишком глубока"),
    ),
    "U105": tuple((f"--on: {english}", f"--on: {russian}") for english, russian in _MOMENTS),
    "U106": (("there are no rule files here", "здесь нет файлов с правилами"),),
    "U107": (
        (
            "proofs need the solver z3, which is not installed",
            "для доказательств нужен решатель z3, а он не установлен",
        ),
        (
            "properties need Hypothesis, which is not installed",
            "для свойств нужна библиотека Hypothesis, а она не установлена",
        ),
    ),
    "U108": (
        ("nothing in `{name}` has the tag `{word}`", "в `{name}` ничто не имеет метки `{word}`"),
        ("`{name}` knows no security measure `{word}`", "в `{name}` нет меры безопасности `{word}`"),
        ("`{name}` knows no safeguard `{word}`", "в `{name}` нет гарантии `{word}`"),
    ),
    "U109": (
        (
            "{number} expectations are not met, the first: {text}",
            "не сбылось ожиданий: {number}, первое: {text}",
        ),
    ),
    "U199": (("a fault in smrl itself: {text}", "ошибка в самой smrl: {text}"),),
    "usage": (
        (
            "there is no command `{text}`; did you mean `{near}`?",
            "нет команды `{text}`; может быть, `{near}`?",
        ),
        ("there is no command `{text}`; the commands are {list}", "нет команды `{text}`; команды: {list}"),
        ("Missing argument {text}.", "не указано {text}."),
        ("Missing option {text}.", "не указан параметр {text}."),
        ("Missing command.", "не указана команда."),
        ("No such option {text}. Did you mean {near}?", "нет параметра {text}; может быть, {near}?"),
        (
            "No such option {text}. (Did you mean one of: {near}?)",
            "нет параметра {text}; может быть, один из: {near}?",
        ),
        ("No such option {text}.", "нет параметра {text}."),
        ("Invalid value for {text}: {message}", "неверное значение {text}: {message}"),
        ("{value} is not one of {list}.", "{value} не входит в список: {list}."),
        ("Option {text} requires an argument.", "у параметра {text} должно быть значение."),
        ("Option {text} does not take a value.", "у параметра {text} не бывает значения."),
        ("Got unexpected extra argument ({text})", "лишний аргумент: {text}"),
        ("Got unexpected extra arguments ({text})", "лишние аргументы: {text}"),
    ),
}

MESSAGES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {**_FACTS, **_RULESETS, **_TEXTS, **_COMMANDS}

HELPS: Final = (
    ("did you mean {what}?", "может быть, {what}?"),
    ("the words are {list}", "допустимые слова: {list}"),
    ("the rulesets are {list}", "своды правил: {list}"),
    ("the one is {kind}, the other {kind2}", "одно {kind}, другое {kind2}"),
    ("the {plural} are {list}", "есть такие: {list}"),
    ("no {plural} are recorded", "записей `{plural}` нет"),
    ("leave it out when it is not known", "не пишите этого, если неизвестно"),
    ("leave it out, or correct what it follows from", "уберите это или исправьте то, из чего оно следует"),
    ("leave it out, and say `complete: no`", "уберите это и напишите `complete: no`"),
    ("leave it out", "уберите это"),
    ("leave out what was not measured", "не пишите того, что не измеряли"),
    ("leave its `{key}` out", "уберите её `{key}`"),
    ("leave the tag out", "уберите тег"),
    ("leave out the comma before the bracket", "уберите запятую перед скобкой"),
    ("the other is at {path}", "другое стоит в {path}"),
    ("the first is at {path}", "первая стоит в {path}"),
    ("that day is at {path}", "этот день стоит в {path}"),
    ("give all of them a zone, or none", "укажите пояс у всех или ни у одного"),
    ("give True or False", "дайте True или False"),
    ("put it in a list", "поместите это в список"),
    ("put text that holds a colon in quotes", "возьмите текст с двоеточием в кавычки"),
    ("put the text in quotes", "возьмите текст в кавычки"),
    ("use Partial for a list known in part", "для списка, известного частично, служит Partial"),
    ("use .yaml, .json or .toml, or name the format", "возьмите .yaml, .json или .toml или назовите формат"),
    ("cut the daily records into shorter periods", "разделите записи по дням на более короткие сроки"),
    ("decode the text as UTF-8", "раскодируйте текст как UTF-8"),
    ("save the file as UTF-8", "сохраните файл в UTF-8"),
    ("save the file as UTF-8 in your editor", "сохраните файл в UTF-8"),
    ("indent with spaces: YAML does not take tabs", "делайте отступы пробелами: табуляции в YAML не бывает"),
    ('JSON takes double quotes: `"`', 'в JSON двойные кавычки: `"`'),
    ("JSON has no comments; YAML has", "в JSON не бывает примечаний, в YAML бывают"),
    ("keep one, without `---` after it", "оставьте один, без `---` после него"),
    ("check the time", "проверьте время"),
    ("a temperature difference can: `{unit}`", "разность температур может: `{unit}`"),
    ("a temperature difference does: `{unit}`", "перемножаются разности температур: `{unit}`"),
    ("money is written with its ISO code, such as `{unit}`", "деньги пишутся с кодом ISO, например `{unit}`"),
    ("`smrl list RULESET` shows them all", "все показывает `smrl list СВОД`"),
    ("`smrl list {text}` shows them all", "все показывает `smrl list {text}`"),
    ("`smrl texts list` shows what there is", "что есть, показывает `smrl texts list`"),
    ("add the text again: `{text}`", "добавьте текст снова: `{text}`"),
    ("make it yours alone: `{text}`, or set SMRL_TEXTS", "сделайте её только своей: `{text}`, или задайте SMRL_TEXTS"),
    ("set SMRL_TEXTS to a folder that you can write", "укажите в SMRL_TEXTS папку, куда вы можете писать"),
    ("set SMRL_TEXTS to the path of a folder", "укажите в SMRL_TEXTS путь к папке"),
    ("rules are kept in files named `….smrl`", "правила хранятся в файлах с именем `….smrl`"),
    ("split it into one file per rule", "разделите: по файлу на правило"),
    ("pip install {text}", "установите: pip install {text}"),
    ("install the package again, or ask whoever made it", "установите пакет заново или спросите того, кто его сделал"),
    ("`smrl test {name}` shows them all", "`smrl test {name}` покажет все"),
    ("please report it, with SMRL_DEBUG=1 set", "сообщите, пожалуйста, о ней, задав SMRL_DEBUG=1"),
    ("write `{text}`, if that is what was meant", "напишите `{text}`, если это имелось в виду"),
    ("write `{text}` or `{other}`: a comma could mean either", "напишите `{text}` или `{other}`: запятая двусмысленна"),
    ("write it in `{unit}`", "напишите в `{unit}`"),
    ("write it in quotes: {text}", "напишите в кавычках: {text}"),
    ("write it with a unit such as `{unit}`", "напишите с единицей, например `{unit}`"),
    ("write a number and a unit, such as `{text}`", "напишите число и единицу, например `{text}`"),
    ("write a number and a unit", "напишите число и единицу"),
    ("write one after the number, such as `{text}`", "напишите её после числа, например `{text}`"),
    ("write one before the unit, such as `{text}`", "напишите его перед единицей, например `{text}`"),
    ("write factors joined by {what}, such as `{text}`", "соедините множители через {what}, например `{text}`"),
    ("write one such as `{text}`", "напишите, например, `{text}`"),
    (
        "write a date such as `{text}`, or with a time as in `{other}`",
        "напишите дату, например `{text}`, или со временем: `{other}`",
    ),
    ("write midnight as `{text}` of the next day", "полночь пишется как `{text}` следующего дня"),
    ("write the year with four digits", "напишите год четырьмя цифрами"),
    ("write the values out", "выпишите значения"),
    ("write the whole character", "напишите знак целиком"),
    ("write a plain word before the colon", "напишите перед двоеточием обычное слово"),
    ("write a list, or a mapping from id to record", "напишите список или записи по идентификаторам"),
    ("write a list", "напишите список"),
    ("write its facts as a mapping: {text}", "напишите факты записью: {text}"),
    ("write the facts as lines of `name: value`", "напишите факты строками `имя: значение`"),
    ("write lines of `name: value`", "напишите строки `имя: значение`"),
    ("write a whole number, such as `{text}`", "напишите целое число, например `{text}`"),
    ("write a name such as `{text}`", "напишите имя, например `{text}`"),
    ('write "{text}"', 'напишите "{text}"'),
    ("write {what}", "напишите {what}"),
)

LABELS: Final = (("here first", "впервые здесь"),)

INSIDE: Final = (
    ("a list", "список"),
    ("a record", "запись"),
    ("a single value", "одно значение"),
    ("a `{entity}`", "{entity}"),
    ("an `{entity}`", "{entity}"),
    ("`{text}` or {what}", "`{text}` или {what}"),
    ("`{text}`", "`{text}`"),
    ("a {type}", "объект {type}"),
    ("an {type}", "объект {type}"),
    (" in `{text}`", " в `{text}`"),
    (" in the language `{lang}`", " на языке `{lang}`"),
    ("below", "меньше, чем"),
    ("above", "больше, чем"),
    ("converted to", "перевести в"),
    ("compared with", "сравнить с"),
    # what the system says
    ("no such file or directory", "нет такого файла или папки"),
    ("permission denied", "нет доступа"),
    ("is a directory", "это папка"),
    ("not a directory", "это не папка"),
    ("file name too long", "имя слишком длинно"),
    ("no space left on device", "на устройстве нет места"),
    ("read-only file system", "сюда нельзя писать"),
    # what the parsers of YAML, JSON and TOML say
    ("mapping values are not allowed here", "двоеточие здесь не на месте"),
    ("mapping values are not allowed in this context", "двоеточие здесь не на месте"),
    ("could not find expected ':'", "не хватает `:`"),
    ("expected <block end>, but found {text}", "отступ не сходится: здесь {text}"),
    ("expected ',' or '{sign}', but got {text}", "ожидалась `,` или `{sign}`, а стоит {text}"),
    ("expected the node content, but found {text}", "ожидалось значение, а стоит {text}"),
    ("found character {text} that cannot start any token", "с {text} ничто не может начинаться"),
    ("found unexpected end of stream", "файл обрывается"),
    ("found unexpected ':'", "двоеточие не на месте"),
    ("the character {text} may not stand in it", "знака {text} в нём быть не может"),
    ("expecting value", "ожидалось значение"),
    ("expecting ',' delimiter", "не хватает запятой"),
    ("expecting ':' delimiter", "не хватает двоеточия"),
    ("expecting property name enclosed in double quotes", "ожидалось имя в двойных кавычках"),
    ("extra data", "после конца есть ещё что-то"),
    ("unterminated string starting at", "текст не закрыт кавычкой"),
    ("invalid control character at", "недопустимый управляющий знак"),
    ("illegal trailing comma before end of {text}", "лишняя запятая перед концом"),
)
"""What can stand in the blank `{what}`."""

DIMENSIONS: Final[Mapping[str, str]] = {
    "a plain number": "число без единицы",
    "number": "число",
    "time": "время",
    "calendar days": "календарные дни",
    "months": "месяцы",
    "length": "длина",
    "area": "площадь",
    "volume": "объём",
    "mass": "масса",
    "energy": "энергия",
    "temperature": "температура",
    "temperature difference": "разность температур",
    "illuminance": "освещённость",
    "sound level": "уровень звука",
    "day": "день",
    "month": "месяц",
}
"""What quantities measure; counted things are named by their units."""
