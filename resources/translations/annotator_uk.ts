<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Annotator</source>
        <translation>Про Annotator</translation>
    </message>
    <message>
        <source>Tags reports of war for data sets, on this computer only.</source>
        <translation>Розмічає повідомлення про війну для наборів даних — лише на цьому комп’ютері.</translation>
    </message>
    <message>
        <source>Free software under the Apache License, version 2.0. It uses Qt and PySide6 (LGPL 3) and SQLite (public domain).</source>
        <translation>Вільна програма за ліцензією Apache, версія 2.0. Використовує Qt і PySide6 (LGPL 3) та SQLite (суспільне надбання).</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>&amp;Копіювати версії</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопійовано</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Agreement</source>
        <translation>Узгодженість</translation>
    </message>
    <message>
        <source>Whose agreement</source>
        <translation>Чия узгодженість</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Показники</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копіювати</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation>Зберегти як {kind}</translation>
    </message>
    <message>
        <source>{names}: mean over pairs</source>
        <translation>{names}: середнє за парами</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n стаття</numerusform>
            <numerusform>%n статті</numerusform>
            <numerusform>%n статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles are hidden until your own tags are done.</source>
        <translation>
            <numerusform>%n статтю приховано, доки ваші позначки не готові.</numerusform>
            <numerusform>%n статті приховано, доки ваші позначки не готові.</numerusform>
            <numerusform>%n статей приховано, доки ваші позначки не готові.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Зберегти</translation>
    </message>
</context>
<context>
    <name>AgreementPanel</name>
    <message>
        <source>Details…</source>
        <translation>Докладно…</translation>
    </message>
    <message>
        <source>Agreement in detail</source>
        <translation>Узгодженість докладно</translation>
    </message>
    <message numerus="yes">
        <source>Agreement, %n articles</source>
        <translation>
            <numerusform>Узгодженість, %n стаття</numerusform>
            <numerusform>Узгодженість, %n статті</numerusform>
            <numerusform>Узгодженість, %n статей</numerusform>
        </translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Усі мітки</translation>
    </message>
    <message>
        <source>F1 exact</source>
        <translation>F1 точний</translation>
    </message>
    <message>
        <source>F1 overlap</source>
        <translation>F1 перетин</translation>
    </message>
    <message>
        <source>What {figure} means</source>
        <translation>Що означає «{figure}»</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Що це означає</translation>
    </message>
</context>
<context>
    <name>AgreementPictures</name>
    <message>
        <source>F1 exact</source>
        <translation>F1 точний</translation>
    </message>
    <message>
        <source>F1 overlap</source>
        <translation>F1 перетин</translation>
    </message>
    <message>
        <source>Unitizing alpha</source>
        <translation>Альфа для фрагментів</translation>
    </message>
    <message>
        <source>Agreement by label</source>
        <translation>Узгодженість за мітками</translation>
    </message>
    <message>
        <source>Confusion of labels</source>
        <translation>Сплутані мітки</translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>без позначки</translation>
    </message>
    <message>
        <source>Articles by disagreement</source>
        <translation>Статті за розбіжностями</translation>
    </message>
    <message>
        <source>disagreements</source>
        <translation>розбіжності</translation>
    </message>
    <message>
        <source>Most disputed phrases</source>
        <translation>Найспірніші фрази</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>спірні</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>узгоджені</translation>
    </message>
</context>
<context>
    <name>AnnotatorButton</name>
    <message>
        <source>Annotating as {name}</source>
        <translation>Розмічає {name}</translation>
    </message>
    <message>
        <source>Reviewing as {name}</source>
        <translation>Рецензує {name}</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Розмітники</translation>
    </message>
    <message>
        <source>Another name…</source>
        <translation>Інше ім’я…</translation>
    </message>
    <message>
        <source>annotating as</source>
        <translation>розмічає</translation>
    </message>
    <message>
        <source>reviewing as</source>
        <translation>рецензує</translation>
    </message>
</context>
<context>
    <name>AnnotatorDialog</name>
    <message>
        <source>Annotate under another name</source>
        <translation>Розмічати під іншим іменем</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ім’я</translation>
    </message>
    <message>
        <source>Tags are kept apart by name: under a new name you begin without tags, and those of “{name}” stay as they are.</source>
        <translation>Позначки зберігаються окремо за іменами: під новим іменем ви починаєте без позначок, а ті, що зробив розмітник «{name}», лишаються як є.</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Розмічати</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Спершу напишіть ім’я.</translation>
    </message>
</context>
<context>
    <name>ArticleDetails</name>
    <message>
        <source>Article details</source>
        <translation>Відомості про статтю</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Зберегти</translation>
    </message>
</context>
<context>
    <name>ArticleFiles</name>
    <message>
        <source>Import Files</source>
        <translation>Імпорт файлів</translation>
    </message>
    <message>
        <source>Import Folder</source>
        <translation>Імпорт теки</translation>
    </message>
    <message>
        <source>Import with Preview</source>
        <translation>Імпорт із переглядом</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>Перегляд файлів</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n стаття</numerusform>
            <numerusform>%n статті</numerusform>
            <numerusform>%n статей</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Імпорт</translation>
    </message>
    <message>
        <source>Import cancelled; the project is as it was before.</source>
        <translation>Імпорт скасовано; проєкт такий, як був.</translation>
    </message>
    <message numerus="yes">
        <source>Import cancelled; you worked in %n of its articles, which stay.</source>
        <translation>
            <numerusform>Імпорт скасовано; ви працювали в %n його статті, вона лишається.</numerusform>
            <numerusform>Імпорт скасовано; ви працювали в %n його статтях, вони лишаються.</numerusform>
            <numerusform>Імпорт скасовано; ви працювали в %n його статтях, вони лишаються.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles imported</source>
        <translation>
            <numerusform>Імпортовано %n статтю</numerusform>
            <numerusform>Імпортовано %n статті</numerusform>
            <numerusform>Імпортовано %n статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n tags</source>
        <translation>
            <numerusform>, %n позначка</numerusform>
            <numerusform>, %n позначки</numerusform>
            <numerusform>, %n позначок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n not taken</source>
        <translation>
            <numerusform>; %n не взято</numerusform>
            <numerusform>; %n не взято</numerusform>
            <numerusform>; %n не взято</numerusform>
        </translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Докладно…</translation>
    </message>
</context>
<context>
    <name>ArticleListPane</name>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>Search titles and texts</source>
        <translation>Шукати в назвах і текстах</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>У черзі</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готові</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>З прапорцем</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Усі</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Відкрити</translation>
    </message>
    <message>
        <source>Take Flag Off</source>
        <translation>Зняти прапорець</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Поставити прапорець</translation>
    </message>
    <message>
        <source>Back to To Do</source>
        <translation>Повернути в чергу</translation>
    </message>
    <message>
        <source>Mark as Done</source>
        <translation>Позначити готовою</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Відомості…</translation>
    </message>
    <message>
        <source>Remove from Project</source>
        <translation>Вилучити з проєкту</translation>
    </message>
</context>
<context>
    <name>ArticleSuggestions</name>
    <message>
        <source>Suggestions</source>
        <translation>Підказки</translation>
    </message>
</context>
<context>
    <name>ArticlesChoice</name>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>matching a search</source>
        <translation>за пошуковим запитом</translation>
    </message>
    <message>
        <source>Search that articles must match</source>
        <translation>Запит, якому мають відповідати статті</translation>
    </message>
    <message>
        <source>Pick…</source>
        <translation>Вибрати…</translation>
    </message>
    <message>
        <source>Pick articles by hand</source>
        <translation>Вибрати статті вручну</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Усі</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готові</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>З прапорцем</translation>
    </message>
    <message>
        <source>Picked by hand</source>
        <translation>Вибрані вручну</translation>
    </message>
    <message>
        <source>Picked by hand…</source>
        <translation>Вибрані вручну…</translation>
    </message>
    <message>
        <source>{what} ({count})</source>
        <translation>{what} — {count}</translation>
    </message>
</context>
<context>
    <name>ButtonRow</name>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>yes</source>
        <translation>так</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ні</translation>
    </message>
</context>
<context>
    <name>ChoiceTable</name>
    <message>
        <source>Choice</source>
        <translation>Варіант</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Клавіша</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Варіанти</translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation>Додати варіант</translation>
    </message>
    <message>
        <source>Move the choice up</source>
        <translation>Перемістити варіант вище</translation>
    </message>
    <message>
        <source>Move the choice down</source>
        <translation>Перемістити варіант нижче</translation>
    </message>
    <message>
        <source>Remove the choice</source>
        <translation>Вилучити варіант</translation>
    </message>
    <message>
        <source>Stored as {value}</source>
        <translation>Зберігається як {value}</translation>
    </message>
    <message>
        <source>new choice</source>
        <translation>новий варіант</translation>
    </message>
</context>
<context>
    <name>ChoicesPanel</name>
    <message>
        <source>Whose tags</source>
        <translation>Чиї позначки</translation>
    </message>
    <message>
        <source>replace annotators by A1, A2</source>
        <translation>замінити розмітників на A1, A2</translation>
    </message>
    <message>
        <source>form fields, such as number and outcome</source>
        <translation>поля форми, як-от кількість і наслідок</translation>
    </message>
    <message>
        <source>ids, times and origins of tags</source>
        <translation>ідентифікатори, час і походження позначок</translation>
    </message>
    <message>
        <source>site furniture, such as “Read more” and menus</source>
        <translation>елементи сайту, як-от «Читайте також» і меню</translation>
    </message>
    <message>
        <source>README.md with figures, charts and guidelines, in folders</source>
        <translation>README.md з числами, діаграмами та інструкціями, у теках</translation>
    </message>
    <message>
        <source>Licence of the dataset</source>
        <translation>Ліцензія набору даних</translation>
    </message>
    <message>
        <source>not stated; such as CC-BY-4.0</source>
        <translation>не зазначено; наприклад, CC-BY-4.0</translation>
    </message>
    <message>
        <source>Article texts</source>
        <translation>Тексти статей</translation>
    </message>
    <message>
        <source>in full</source>
        <translation>повністю</translation>
    </message>
    <message>
        <source>tagged words only, for copyright</source>
        <translation>лише позначені слова, через авторське право</translation>
    </message>
    <message>
        <source>none: places of the tags only, for copyright</source>
        <translation>без текстів: лише місця позначок, через авторське право</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Більше параметрів</translation>
    </message>
    <message>
        <source>Settled in review, else yours</source>
        <translation>Узгоджені під час перевірки, інакше ваші</translation>
    </message>
    <message>
        <source>Settled in review (gold) only</source>
        <translation>Лише узгоджені під час перевірки (еталон)</translation>
    </message>
    <message>
        <source>Yours ({name})</source>
        <translation>Ваші ({name})</translation>
    </message>
    <message>
        <source>Everybody&apos;s, kept apart by name</source>
        <translation>Усіх розмітників, окремо за іменами</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Позначки</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Мітки</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Поділ</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Імена</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Містить</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Ліцензія</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексти</translation>
    </message>
</context>
<context>
    <name>ColourEntry</name>
    <message>
        <source>Choose: {what}</source>
        <translation>Вибрати: {what}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>A mistake in the program</source>
        <translation>Помилка в програмі</translation>
    </message>
    <message>
        <source>What you did last may not have worked. Every tag that was shown as saved is saved, and you can go on. If you send this report to those who make Annotator, they can mend it. It holds names of program files and versions, and no word of your articles.</source>
        <translation>Остання дія могла не виконатися. Кожна позначка, показана як збережена, збережена, і ви можете працювати далі. Якщо надішлете цей звіт авторам Annotator, вони зможуть виправити помилку. У ньому є назви файлів програми та версії й немає жодного слова з ваших статей.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Звіт</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Продовжити</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>&amp;Копіювати звіт</translation>
    </message>
    <message>
        <source>Something in the program went wrong</source>
        <translation>У програмі щось пішло не так</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопійовано</translation>
    </message>
</context>
<context>
    <name>CutOffImports</name>
    <message>
        <source>Taking back an import that was cut off</source>
        <translation>Забираємо назад імпорт, який обірвався</translation>
    </message>
</context>
<context>
    <name>DatasetExport</name>
    <message>
        <source>New folders</source>
        <translation>Нові теки</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Експорт</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Експорт</translation>
    </message>
    <message>
        <source>Export cancelled; nothing was written.</source>
        <translation>Експорт скасовано; нічого не записано.</translation>
    </message>
    <message>
        <source>{articles} and {tags} written to {name}</source>
        <translation>{articles} і {tags} записано до {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n стаття</numerusform>
            <numerusform>%n статті</numerusform>
            <numerusform>%n статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n позначка</numerusform>
            <numerusform>%n позначки</numerusform>
            <numerusform>%n позначок</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} ({parts})</source>
        <translation>{what} ({parts})</translation>
    </message>
    <message>
        <source>Reading it back found: {what}</source>
        <translation>Під час зворотного читання виявлено: {what}</translation>
    </message>
    <message>
        <source>read back and the same</source>
        <translation>прочитано назад без відмінностей</translation>
    </message>
    <message>
        <source>not read back</source>
        <translation>назад не прочитано</translation>
    </message>
</context>
<context>
    <name>DatasetLook</name>
    <message>
        <source>Counting</source>
        <translation>Підрахунок</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Поділ</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Попередній перегляд</translation>
    </message>
    <message>
        <source>Loss report</source>
        <translation>Звіт про втрати</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Статистика</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>Хто що каже</translation>
    </message>
</context>
<context>
    <name>DatasetWorkspace</name>
    <message>
        <source>Dataset</source>
        <translation>Набір даних</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Експортувати…</translation>
    </message>
    <message>
        <source>Copy as Command</source>
        <translation>Копіювати як команду</translation>
    </message>
    <message>
        <source>The command is in the clipboard.</source>
        <translation>Команду скопійовано в буфер обміну.</translation>
    </message>
    <message>
        <source>Take Everything</source>
        <translation>Узяти все</translation>
    </message>
    <message>
        <source>Import Files…</source>
        <translation>Імпортувати файли…</translation>
    </message>
    <message>
        <source>The preview comes when the package is installed.</source>
        <translation>Попередній перегляд з’явиться, коли пакет буде встановлено.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Перегляд…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n articles…</source>
        <translation>
            <numerusform>Експортувати %n статтю…</numerusform>
            <numerusform>Експортувати %n статті…</numerusform>
            <numerusform>Експортувати %n статей…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n стаття</numerusform>
            <numerusform>%n статті</numerusform>
            <numerusform>%n статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n позначка</numerusform>
            <numerusform>%n позначки</numerusform>
            <numerusform>%n позначок</numerusform>
        </translation>
    </message>
    <message>
        <source>{articles}, {tags}</source>
        <translation>{articles}; {tags}</translation>
    </message>
    <message>
        <source>{ready} of {total} articles ready</source>
        <translation>Готово статей: {ready} із {total}</translation>
    </message>
    <message>
        <source>No label is chosen. Tick one at least.</source>
        <translation>Не вибрано жодної мітки. Позначте хоча б одну.</translation>
    </message>
    <message>
        <source>No articles yet. Import some, tag them, and the dataset grows here.</source>
        <translation>Статей ще немає. Імпортуйте їх і розмітьте — і набір даних з’явиться тут.</translation>
    </message>
    <message>
        <source>No article fits what was chosen above.</source>
        <translation>Жодна стаття не відповідає вибраному вище.</translation>
    </message>
    <message>
        <source>A binary file. These records go into it:</source>
        <translation>Двійковий файл. До нього увійдуть такі записи:</translation>
    </message>
    <message>
        <source>A page to read in a browser. This is its source:</source>
        <translation>Сторінка для читання у браузері. Ось її код:</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Що увійде</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
</context>
<context>
    <name>DecimalEditor</name>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>«{text}» — не число.</translation>
    </message>
</context>
<context>
    <name>DisagreementCard</name>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Accept  ⏎</source>
        <translation>Прийняти  ⏎</translation>
    </message>
    <message>
        <source>Keep both  B</source>
        <translation>Лишити обидві  B</translation>
    </message>
    <message>
        <source>Neither  0</source>
        <translation>Жодної  0</translation>
    </message>
    <message>
        <source>Edit  E</source>
        <translation>Змінити  E</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Скасувати рішення</translation>
    </message>
    <message>
        <source>Settle article  Ctrl+⏎</source>
        <translation>Закрити статтю  Ctrl+⏎</translation>
    </message>
    <message>
        <source>Reopen article</source>
        <translation>Знову відкрити статтю</translation>
    </message>
    <message>
        <source>Leave blank  0</source>
        <translation>Залишити порожнім  0</translation>
    </message>
    <message>
        <source>Remove  0</source>
        <translation>Вилучити  0</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>інша версія</translation>
    </message>
    <message>
        <source>No article to review</source>
        <translation>Немає статей для перевірки</translation>
    </message>
    <message>
        <source>All agree</source>
        <translation>Усі згодні</translation>
    </message>
    <message>
        <source>No disagreement in this article</source>
        <translation>У цій статті немає розбіжностей</translation>
    </message>
    <message>
        <source>Tag {number} of {all}</source>
        <translation>Позначка {number} із {all}</translation>
    </message>
    <message>
        <source>Disagreement {number} of {all}</source>
        <translation>Розбіжність {number} із {all}</translation>
    </message>
    <message>
        <source>{field}? ({number} of {all})</source>
        <translation>{field}? ({number} із {all})</translation>
    </message>
    <message>
        <source>The tags changed after this was decided.</source>
        <translation>Після цього рішення позначки змінилися.</translation>
    </message>
    <message>
        <source>Proposed: {names}</source>
        <translation>Пропонується: {names}</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>тут нічого</translation>
    </message>
    <message>
        <source>Reason (R)</source>
        <translation>Причина (R)</translation>
    </message>
    <message>
        <source>Edit the reasons…</source>
        <translation>Змінити причини…</translation>
    </message>
</context>
<context>
    <name>Discussion</name>
    <message>
        <source>Reply…</source>
        <translation>Відповісти…</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Відповісти</translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation>Обговорення</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Drop files or a folder here, paste a text, or choose files to import.</source>
        <translation>Перетягніть сюди файли чи теку, вставте текст або виберіть файли для імпорту.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Імпортувати…</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Статей ще немає</translation>
    </message>
    <message>
        <source>No article here holds “{search}”.</source>
        <translation>Жодна стаття тут не містить «{search}».</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Нічого не знайдено</translation>
    </message>
    <message>
        <source>Search all articles</source>
        <translation>Шукати в усіх статтях</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Очистити пошук</translation>
    </message>
    <message>
        <source>Every article is marked as done. Review or export the tags, or import more articles.</source>
        <translation>Усі статті готові. Перевірте чи експортуйте позначки або імпортуйте нові статті.</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Усе готово</translation>
    </message>
    <message>
        <source>Show what is done</source>
        <translation>Показати готові</translation>
    </message>
    <message>
        <source>When an article is tagged, mark it as done; it moves here.</source>
        <translation>Розмітивши статтю, позначте її готовою — вона перейде сюди.</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>Готових ще немає</translation>
    </message>
    <message>
        <source>Show what is to do</source>
        <translation>Показати чергу</translation>
    </message>
    <message>
        <source>Flag an article that needs a second look; it is then easy to find again.</source>
        <translation>Поставте прапорець на статтю, до якої треба повернутися: так її легко знайти.</translation>
    </message>
    <message>
        <source>No flags</source>
        <translation>Прапорців немає</translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation>Показати всі статті</translation>
    </message>
</context>
<context>
    <name>ExchangeFiles</name>
    <message>
        <source>{project} for a colleague</source>
        <translation>{project} для колеги</translation>
    </message>
    <message>
        <source>Send for Review or Tagging</source>
        <translation>Надіслати на перевірку чи розмітку</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Запис файлу</translation>
    </message>
    <message>
        <source>Cancelled; no file was written.</source>
        <translation>Скасовано; жодного файлу не записано.</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n стаття</numerusform>
            <numerusform>%n статті</numerusform>
            <numerusform>%n статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n позначка</numerusform>
            <numerusform>%n позначки</numerusform>
            <numerusform>%n позначок</numerusform>
        </translation>
    </message>
    <message>
        <source>{articles} and {tags} written to {name}. Send that file to your colleague.</source>
        <translation>Записано у файл {name}: {articles} і {tags}. Надішліть цей файл колезі.</translation>
    </message>
    <message>
        <source>Merge a Colleague&apos;s File</source>
        <translation>Об’єднати з файлом колеги</translation>
    </message>
    <message>
        <source>{name} is a project.</source>
        <translation>{name} — це проєкт.</translation>
    </message>
    <message>
        <source>Merge It</source>
        <translation>Об’єднати</translation>
    </message>
    <message>
        <source>Open It</source>
        <translation>Відкрити</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Читання {name}</translation>
    </message>
    <message>
        <source>Merging {name}</source>
        <translation>Об’єднання з {name}</translation>
    </message>
    <message>
        <source>Merge cancelled; the project is as it was before.</source>
        <translation>Об’єднання скасовано; проєкт такий, як був.</translation>
    </message>
    <message numerus="yes">
        <source>%n new articles</source>
        <translation>
            <numerusform>%n нова стаття</numerusform>
            <numerusform>%n нові статті</numerusform>
            <numerusform>%n нових статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed articles</source>
        <translation>
            <numerusform>%n вилучена стаття</numerusform>
            <numerusform>%n вилучені статті</numerusform>
            <numerusform>%n вилучених статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tags</source>
        <translation>
            <numerusform>%n нова позначка</numerusform>
            <numerusform>%n нові позначки</numerusform>
            <numerusform>%n нових позначок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed tags</source>
        <translation>
            <numerusform>%n змінена позначка</numerusform>
            <numerusform>%n змінені позначки</numerusform>
            <numerusform>%n змінених позначок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed tags</source>
        <translation>
            <numerusform>%n вилучена позначка</numerusform>
            <numerusform>%n вилучені позначки</numerusform>
            <numerusform>%n вилучених позначок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions</source>
        <translation>
            <numerusform>%n рішення</numerusform>
            <numerusform>%n рішення</numerusform>
            <numerusform>%n рішень</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comments</source>
        <translation>
            <numerusform>%n коментар</numerusform>
            <numerusform>%n коментарі</numerusform>
            <numerusform>%n коментарів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags without a place</source>
        <translation>
            <numerusform>%n позначка без місця</numerusform>
            <numerusform>%n позначки без місця</numerusform>
            <numerusform>%n позначок без місця</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged: {counts}.</source>
        <translation>Об’єднано: {counts}.</translation>
    </message>
    <message>
        <source>Merged; nothing was new.</source>
        <translation>Об’єднано; нового нічого не було.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Перевірка</translation>
    </message>
    <message>
        <source>Show What Was Changed</source>
        <translation>Показати, що змінено</translation>
    </message>
    <message>
        <source>Place Them…</source>
        <translation>Розмістити…</translation>
    </message>
    <message>
        <source>Every tag has its place.</source>
        <translation>Усі позначки мають своє місце.</translation>
    </message>
    <message>
        <source>Select the words in the article first.</source>
        <translation>Спершу виділіть слова у статті.</translation>
    </message>
    <message>
        <source>Annotator projects (*{suffix})</source>
        <translation>Проєкти Annotator (*{suffix})</translation>
    </message>
</context>
<context>
    <name>FeedbackCard</name>
    <message>
        <source>Reply to the reviewer…</source>
        <translation>Відповісти перевіряльникові…</translation>
    </message>
    <message>
        <source>Reply to the reviewer</source>
        <translation>Відповісти перевіряльникові</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Перевірка</translation>
    </message>
    <message>
        <source>{reviewer} kept this tag</source>
        <translation>{reviewer}: позначку лишено</translation>
    </message>
    <message>
        <source>{reviewer} changed this tag</source>
        <translation>{reviewer}: позначку змінено</translation>
    </message>
    <message>
        <source>{reviewer} removed this tag from gold</source>
        <translation>{reviewer}: позначку вилучено з еталона</translation>
    </message>
    <message>
        <source>{reviewer} found a missed mention</source>
        <translation>{reviewer}: знайдено пропущену згадку</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>Feedback report</source>
        <translation>Звіт із відгуком</translation>
    </message>
    <message>
        <source>Whose tags the report is about</source>
        <translation>Чиїх позначок стосується звіт</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Звіт</translation>
    </message>
    <message>
        <source>Save as a &amp;file to merge…</source>
        <translation>Зберегти &amp;файл для об’єднання…</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Зберегти як &amp;PDF…</translation>
    </message>
    <message>
        <source>Save as &amp;HTML…</source>
        <translation>Зберегти як &amp;HTML…</translation>
    </message>
    <message>
        <source>The report is being made…</source>
        <translation>Звіт готується…</translation>
    </message>
</context>
<context>
    <name>FeedbackFiles</name>
    <message>
        <source>Feedback for {name}</source>
        <translation>Відгук для {name}</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Вебсторінки (*.html)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Документи PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Annotator projects (*{suffix})</source>
        <translation>Проєкти Annotator (*{suffix})</translation>
    </message>
    <message>
        <source>feedback for {name}</source>
        <translation>відгук для {name}</translation>
    </message>
    <message>
        <source>Save the Feedback</source>
        <translation>Зберегти відгук</translation>
    </message>
    <message>
        <source>Feedback for {name} written to {file}.</source>
        <translation>Відгук для {name} записано у файл {file}.</translation>
    </message>
    <message>
        <source>Cancelled; no file was written.</source>
        <translation>Скасовано; файл не записано.</translation>
    </message>
</context>
<context>
    <name>FieldPage</name>
    <message>
        <source>Required: shown as missing while empty</source>
        <translation>Обов’язкове: порожнє вважається пропущеним</translation>
    </message>
    <message>
        <source>Always visible; otherwise under “More”</source>
        <translation>Завжди видиме; інакше — у розділі «Більше»</translation>
    </message>
    <message>
        <source>Retired: kept where it is filled, no longer shown</source>
        <translation>Неактивне: лишається там, де заповнене, і більше не показується</translation>
    </message>
    <message>
        <source>one of several choices</source>
        <translation>один із кількох варіантів</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ціле число</translation>
    </message>
    <message>
        <source>decimal number</source>
        <translation>десяткове число</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>так чи ні</translation>
    </message>
    <message>
        <source>link to another span, or text</source>
        <translation>посилання на інший фрагмент або текст</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Найменше</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Найбільше</translation>
    </message>
    <message>
        <source>any</source>
        <translation>будь-яке</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Н&amp;азва</translation>
    </message>
    <message>
        <source>Stored &amp;under</source>
        <translation>Зберігати &amp;як</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Тип</translation>
    </message>
    <message>
        <source>De&amp;finition</source>
        <translation>Визна&amp;чення</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Межі</translation>
    </message>
    <message>
        <source>Spans of</source>
        <translation>Фрагменти з міткою</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Варіанти</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>● missing</source>
        <translation>● бракує</translation>
    </message>
    <message>
        <source>Required; still empty.</source>
        <translation>Обов’язкове; досі порожнє.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>авто</translation>
    </message>
    <message>
        <source>Filled in automatically; nobody has checked it yet.</source>
        <translation>Заповнено автоматично; ще ніхто не перевірив.</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>All figures</source>
        <translation>Усі показники</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Фрагменти</translation>
    </message>
    <message>
        <source>Click a heading to read what the figure means</source>
        <translation>Клацніть заголовок, щоб прочитати, що означає показник</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Усі мітки</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in article</source>
        <translation>Знайти у статті</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Попередній збіг (Shift+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Наступний збіг (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрити (Esc)</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} із {count}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не знайдено</translation>
    </message>
</context>
<context>
    <name>FormatCard</name>
    <message>
        <source>needs annotator[{extra}]</source>
        <translation>потрібен annotator[{extra}]</translation>
    </message>
</context>
<context>
    <name>FormatCards</name>
    <message>
        <source>For people</source>
        <translation>Для людей</translation>
    </message>
    <message>
        <source>For other programs</source>
        <translation>Для інших програм</translation>
    </message>
    <message numerus="yes">
        <source>%n more formats</source>
        <translation>
            <numerusform>Ще %n формат</numerusform>
            <numerusform>Ще %n формати</numerusform>
            <numerusform>Ще %n форматів</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidelinesPanel</name>
    <message>
        <source>Guidelines</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Guidelines as Markdown</source>
        <translation>Правила у форматі Markdown</translation>
    </message>
    <message>
        <source>Edit the guidelines</source>
        <translation>Редагувати правила</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрити (Esc)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Зберегти</translation>
    </message>
    <message>
        <source>&amp;Drop the changes</source>
        <translation>&amp;Відкинути зміни</translation>
    </message>
    <message>
        <source>There are no guidelines yet. The pencil above writes some.</source>
        <translation>Правил ще немає. Щоб написати їх, натисніть олівець угорі.</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Видання</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>Column with: {part}</source>
        <translation>Стовпець із: {part}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Імпорт</translation>
    </message>
    <message>
        <source>Articles to import</source>
        <translation>Статті до імпорту</translation>
    </message>
    <message>
        <source>What becomes of edited copies</source>
        <translation>Що робити зі зміненими копіями</translation>
    </message>
    <message>
        <source>&amp;Articles</source>
        <translation>&amp;Статті</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Мітки</translation>
    </message>
    <message>
        <source>Left &amp;out</source>
        <translation>Про&amp;пущено</translation>
    </message>
    <message>
        <source>What will be imported</source>
        <translation>Що буде імпортовано</translation>
    </message>
    <message numerus="yes">
        <source>Edited copies of other articles: %n.</source>
        <translation>
            <numerusform>Змінених копій інших статей: %n.</numerusform>
            <numerusform>Змінених копій інших статей: %n.</numerusform>
            <numerusform>Змінених копій інших статей: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>What will be left out, and why</source>
        <translation>Що буде пропущено й чому</translation>
    </message>
    <message numerus="yes">
        <source>and %n more files, imported alike</source>
        <translation>
            <numerusform>та ще %n файл, що імпортується так само</numerusform>
            <numerusform>та ще %n файли, що імпортуються так само</numerusform>
            <numerusform>та ще %n файлів, що імпортуються так само</numerusform>
        </translation>
    </message>
    <message>
        <source>and more, imported alike</source>
        <translation>та ще, що імпортується так само</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>не читається</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>уже є</translation>
    </message>
    <message>
        <source>a copy</source>
        <translation>копія</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>вибрано вами</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>здогад</translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n позначка</numerusform>
            <numerusform>%n позначки</numerusform>
            <numerusform>%n позначок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файли</numerusform>
            <numerusform>%n файлів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n стаття</numerusform>
            <numerusform>%n статті</numerusform>
            <numerusform>%n статей</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked at so far: {counts}</source>
        <translation>Поки що переглянуто: {counts}</translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n уже є</numerusform>
            <numerusform>%n уже є</numerusform>
            <numerusform>%n уже є</numerusform>
        </translation>
    </message>
    <message>
        <source>guessed encodings: {count}</source>
        <translation>вгаданих кодувань: {count}</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Імпортувати</translation>
    </message>
    <message>
        <source>import and link to the original</source>
        <translation>імпортувати й пов’язати з оригіналом</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>пропустити</translation>
    </message>
    <message>
        <source>import like any other</source>
        <translation>імпортувати як будь-яку іншу</translation>
    </message>
</context>
<context>
    <name>ImportLabelsPage</name>
    <message>
        <source>Take the tags as &amp;suggestions, to be accepted or rejected one by one</source>
        <translation>Взяти позначки як під&amp;казки, щоб приймати чи відхиляти їх по одній</translation>
    </message>
    <message numerus="yes">
        <source>%n labels are the project&apos;s own.</source>
        <translation>
            <numerusform>%n мітка є в проєкті.</numerusform>
            <numerusform>%n мітки є в проєкті.</numerusform>
            <numerusform>%n міток є в проєкті.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say what the others become; the choice is remembered for the next such file.</source>
        <translation>Скажіть, чим стануть решта; вибір запам’ятається для наступного такого файлу.</translation>
    </message>
    <message>
        <source>Say what these labels become; the choice is remembered for the next such file.</source>
        <translation>Скажіть, чим стануть ці мітки; вибір запам’ятається для наступного такого файлу.</translation>
    </message>
    <message>
        <source>In the files</source>
        <translation>У файлах</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Позначки</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>У проєкті</translation>
    </message>
    <message>
        <source>What {label} becomes</source>
        <translation>Чим стане {label}</translation>
    </message>
    <message>
        <source>a new label, {name}</source>
        <translation>нова мітка, {name}</translation>
    </message>
    <message>
        <source>leave its tags out</source>
        <translation>пропустити її позначки</translation>
    </message>
    <message>
        <source>as last time</source>
        <translation>як минулого разу</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>здогад</translation>
    </message>
    <message>
        <source>Some files do not say what their offsets count, and their texts hold signs such as emoji that count otherwise elsewhere. Where tags stand beside their words, choose another unit.</source>
        <translation>Деякі файли не кажуть, що рахують їхні позиції, а в їхніх текстах є знаки, як-от емодзі, які деінде рахують інакше. Якщо позначки стоять поруч зі своїми словами, виберіть іншу одиницю.</translation>
    </message>
    <message>
        <source>What offsets count</source>
        <translation>Що рахують позиції</translation>
    </message>
    <message>
        <source>what is usual for the format</source>
        <translation>як звичайно в цьому форматі</translation>
    </message>
    <message>
        <source>characters (Unicode code points), as in Python</source>
        <translation>символи (кодові точки Юнікоду), як у Python</translation>
    </message>
    <message>
        <source>UTF-16 units, as in JavaScript</source>
        <translation>одиниці UTF-16, як у JavaScript</translation>
    </message>
    <message>
        <source>bytes of UTF-8</source>
        <translation>байти UTF-8</translation>
    </message>
</context>
<context>
    <name>ImportSummary</name>
    <message>
        <source>New articles</source>
        <translation>Нові статті</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Позначки</translation>
    </message>
    <message>
        <source>Linked as copies of others</source>
        <translation>Пов’язано як копії інших</translation>
    </message>
    <message>
        <source>In the project already</source>
        <translation>Уже в проєкті</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Не взято</translation>
    </message>
    <message>
        <source>Taken, but worth a look</source>
        <translation>Взято, але варто глянути</translation>
    </message>
</context>
<context>
    <name>ImportSummaryDialog</name>
    <message>
        <source>Import</source>
        <translation>Імпорт</translation>
    </message>
    <message>
        <source>The import was cancelled; everything is as it was.</source>
        <translation>Імпорт скасовано; усе лишилося як було.</translation>
    </message>
    <message>
        <source>What was imported</source>
        <translation>Що імпортовано</translation>
    </message>
    <message>
        <source>What was left out and why</source>
        <translation>Що пропущено й чому</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копіювати</translation>
    </message>
    <message>
        <source>and {count} more; Copy takes them all</source>
        <translation>і ще {count}; «Копіювати» бере все</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопійовано</translation>
    </message>
</context>
<context>
    <name>ImportTextPage</name>
    <message>
        <source>Encoding of this file</source>
        <translation>Кодування цього файлу</translation>
    </message>
    <message>
        <source>Use for all that were &amp;guessed</source>
        <translation>Для всіх, що були в&amp;гадані</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодування</translation>
    </message>
    <message>
        <source>What becomes of this copy</source>
        <translation>Що робити з цією копією</translation>
    </message>
    <message>
        <source>Show the &amp;difference</source>
        <translation>Показати &amp;відмінності</translation>
    </message>
    <message>
        <source>This copy</source>
        <translation>Ця копія</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Show the &amp;whole text</source>
        <translation>Показати &amp;весь текст</translation>
    </message>
    <message>
        <source>tags: {counts}</source>
        <translation>позначки: {counts}</translation>
    </message>
    <message>
        <source>the same text is there already; it is not imported twice</source>
        <translation>такий самий текст уже є; двічі його не імпортують</translation>
    </message>
    <message>
        <source>An edited copy of “{title}” in the project: {share} the same.</source>
        <translation>Змінена копія статті «{title}» у проєкті: збіг {share}.</translation>
    </message>
    <message>
        <source>An edited copy of “{title}” among these files: {share} the same.</source>
        <translation>Змінена копія статті «{title}» серед цих файлів: збіг {share}.</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>as all copies</source>
        <translation>як з усіма копіями</translation>
    </message>
</context>
<context>
    <name>IncidentTable</name>
    <message>
        <source>Who says what</source>
        <translation>Хто що каже</translation>
    </message>
</context>
<context>
    <name>IntegerEditor</name>
    <message>
        <source>“{text}” is not a whole number.</source>
        <translation>«{text}» — не ціле число.</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Tagging</source>
        <translation>Розмітка</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Позначки</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>Edit and find</source>
        <translation>Правка й пошук</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вигляд</translation>
    </message>
    <message>
        <source>Projects and files</source>
        <translation>Проєкти й файли</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Перевірка</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Набір даних</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Довідка</translation>
    </message>
    <message>
        <source>Move by character and line</source>
        <translation>Рух на символ і рядок</translation>
    </message>
    <message>
        <source>Move by word</source>
        <translation>Рух на слово</translation>
    </message>
    <message>
        <source>Start and end of the line</source>
        <translation>Початок і кінець рядка</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Прокручування</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Виділення</translation>
    </message>
    <message>
        <source>Accept a suggestion; go to the form</source>
        <translation>Прийняти підказку; перейти до форми</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Назад до тексту</translation>
    </message>
    <message>
        <source>Select whole words</source>
        <translation>Виділити цілі слова</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>перетягнути</translation>
    </message>
    <message>
        <source>Select single characters</source>
        <translation>Виділити окремі символи</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>Ctrl і перетягнути</translation>
    </message>
    <message>
        <source>Select a word</source>
        <translation>Виділити слово</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>двічі клацнути</translation>
    </message>
    <message>
        <source>Select a tag; again: the one below</source>
        <translation>Вибрати позначку; ще раз — ту, що під нею</translation>
    </message>
    <message>
        <source>click</source>
        <translation>клацнути</translation>
    </message>
    <message>
        <source>Move an edge of the tag</source>
        <translation>Пересунути край позначки</translation>
    </message>
    <message>
        <source>drag the edge</source>
        <translation>перетягнути край</translation>
    </message>
    <message>
        <source>Relabel, edit, remove</source>
        <translation>Змінити мітку, редагувати, вилучити</translation>
    </message>
    <message>
        <source>right click</source>
        <translation>правою кнопкою</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Розмір тексту</translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation>Ctrl і коліщатко</translation>
    </message>
    <message>
        <source>In the article text</source>
        <translation>У тексті статті</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>Мишею</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Більше</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Усі клавіші</translation>
    </message>
</context>
<context>
    <name>LabelButton</name>
    <message>
        <source>Tag as {label}</source>
        <translation>Позначити як {label}</translation>
    </message>
</context>
<context>
    <name>LabelPage</name>
    <message>
        <source>Retired: kept for the tags that have it, no longer offered</source>
        <translation>Неактивна: лишається в наявних позначках, але більше не пропонується</translation>
    </message>
    <message>
        <source>Light: letter and line</source>
        <translation>Світлий вигляд: літери й лінія</translation>
    </message>
    <message>
        <source>Light: fill</source>
        <translation>Світлий вигляд: тло</translation>
    </message>
    <message>
        <source>Dark: letter and line</source>
        <translation>Темний вигляд: літери й лінія</translation>
    </message>
    <message>
        <source>Dark: fill</source>
        <translation>Темний вигляд: тло</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Назва</translation>
    </message>
    <message>
        <source>Letter on the highlight</source>
        <translation>Літера на фрагменті</translation>
    </message>
    <message>
        <source>Key that tags</source>
        <translation>Клавіша мітки</translation>
    </message>
    <message>
        <source>&amp;Definition</source>
        <translation>&amp;Визначення</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Світлі кольори</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Темні кольори</translation>
    </message>
    <message>
        <source>&amp;Phrases</source>
        <translation>Ф&amp;рази</translation>
    </message>
    <message>
        <source>One a line; each is suggested wherever it stands.</source>
        <translation>По одній на рядок; кожну буде підказано скрізь, де вона є.</translation>
    </message>
    <message>
        <source>three people{letter}</source>
        <translation>троє людей{letter}</translation>
    </message>
    <message>
        <source>usual sight</source>
        <translation>звичайний зір</translation>
    </message>
    <message>
        <source>protanopia</source>
        <translation>протанопія</translation>
    </message>
    <message>
        <source>deuteranopia</source>
        <translation>дейтеранопія</translation>
    </message>
    <message>
        <source>tritanopia</source>
        <translation>тританопія</translation>
    </message>
    <message>
        <source>Hard to tell from {label} by colour ({visions}).</source>
        <translation>За кольором важко відрізнити від {label} ({visions}).</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>темний</translation>
    </message>
    <message>
        <source>light</source>
        <translation>світлий</translation>
    </message>
    <message>
        <source>The {look} letter has a contrast of {ratio}; {wanted} is easy to read.</source>
        <translation>Контраст літер ({look} вигляд) — {ratio}; легко читати від {wanted}.</translation>
    </message>
</context>
<context>
    <name>LabelPalette</name>
    <message>
        <source>Labels</source>
        <translation>Мітки</translation>
    </message>
</context>
<context>
    <name>LabelsChoice</name>
    <message>
        <source>Labels</source>
        <translation>Мітки</translation>
    </message>
    <message>
        <source>Name of {label} in the dataset</source>
        <translation>Назва мітки {label} в наборі даних</translation>
    </message>
    <message>
        <source>all {count}</source>
        <translation>усі {count}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жодної</translation>
    </message>
    <message>
        <source>{count} of {all}: {names}</source>
        <translation>{count} із {all}: {names}</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>The earlier value was kept.</source>
        <translation>Лишилося попереднє значення.</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>Нічого не збережено.</translation>
    </message>
</context>
<context>
    <name>LossCard</name>
    <message>
        <source>What this format leaves out</source>
        <translation>Чого цей формат не зберігає</translation>
    </message>
    <message>
        <source>Copy the Line</source>
        <translation>Копіювати рядок</translation>
    </message>
    <message>
        <source>Looking for losses</source>
        <translation>Пошук втрат</translation>
    </message>
    <message>
        <source>This format needs a package that is not installed. Run: {command}</source>
        <translation>Для цього формату потрібен пакет, якого не встановлено. Виконайте: {command}</translation>
    </message>
    <message>
        <source>Nothing: this format carries everything that was chosen.</source>
        <translation>Нічого: цей формат зберігає все, що вибрано.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Try Again</source>
        <translation>Спробувати ще раз</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Exact F1</source>
        <translation>Точний F1</translation>
    </message>
    <message>
        <source>Twice the number of spans that both annotators tagged with the same start, end and label, divided by the number of spans of both.</source>
        <translation>Подвоєна кількість фрагментів, які обидва розмітники позначили з тим самим початком, кінцем і міткою, поділена на загальну кількість фрагментів обох.</translation>
    </message>
    <message>
        <source>A span that is one word longer counts as a full disagreement. It is not corrected for chance, which for spans in a long text is close to nothing.</source>
        <translation>Фрагмент, довший на одне слово, вважається повною розбіжністю. Випадкові збіги не враховано, але для фрагментів у довгому тексті вони майже неможливі.</translation>
    </message>
    <message>
        <source>Overlap F1</source>
        <translation>F1 з перетином</translation>
    </message>
    <message>
        <source>As exact F1, but spans with the same label count as the same when they overlap. Spans are matched one to one: identical ones first, then so that matched spans share the most characters.</source>
        <translation>Як точний F1, але фрагменти з тією самою міткою вважаються однаковими, якщо перетинаються. Фрагменти зіставляються один до одного: спершу однакові, далі так, щоб спільних символів було якнайбільше.</translation>
    </message>
    <message>
        <source>One shared character is enough. The distance to exact F1 tells how much is about boundaries.</source>
        <translation>Досить одного спільного символу. Різниця з точним F1 показує, скільки розбіжностей стосується меж.</translation>
    </message>
    <message>
        <source>SemEval strict</source>
        <translation>SemEval strict</translation>
    </message>
    <message>
        <source>F1 of spans with the same bounds and the same label.</source>
        <translation>F1 фрагментів з однаковими межами й однаковою міткою.</translation>
    </message>
    <message>
        <source>The same as exact F1, given for comparison with published figures.</source>
        <translation>Те саме, що точний F1; подано для порівняння з опублікованими показниками.</translation>
    </message>
    <message>
        <source>SemEval exact</source>
        <translation>SemEval exact</translation>
    </message>
    <message>
        <source>F1 of spans with the same bounds, whatever their labels.</source>
        <translation>F1 фрагментів з однаковими межами, хоч би які були мітки.</translation>
    </message>
    <message>
        <source>For one label, a span counts when the other annotator gave it another label.</source>
        <translation>Для окремої мітки фрагмент зараховується, навіть якщо другий розмітник дав йому іншу мітку.</translation>
    </message>
    <message>
        <source>SemEval partial</source>
        <translation>SemEval partial</translation>
    </message>
    <message>
        <source>F1 of spans whatever their labels: the same bounds count whole, overlapping ones count half.</source>
        <translation>F1 фрагментів незалежно від міток: однакові межі рахуються повністю, ті, що перетинаються, — наполовину.</translation>
    </message>
    <message>
        <source>The half is a convention; it does not depend on how much the spans overlap.</source>
        <translation>Половина — умовність; вона не залежить від того, наскільки фрагменти перетинаються.</translation>
    </message>
    <message>
        <source>SemEval type</source>
        <translation>SemEval type</translation>
    </message>
    <message>
        <source>F1 of spans with the same label that overlap, matched across all labels.</source>
        <translation>F1 фрагментів з однаковою міткою, що перетинаються, зіставлених за всіма мітками.</translation>
    </message>
    <message>
        <source>Lower than overlap F1 where a span of another label lies closer and takes the match.</source>
        <translation>Нижчий за F1 з перетином, коли фрагмент з іншою міткою лежить ближче й забирає пару.</translation>
    </message>
    <message>
        <source>Token kappa, all tokens</source>
        <translation>Каппа за токенами, усі токени</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa over every word and punctuation mark, each in the category of the labels it is tagged with: the agreement beyond what two annotators with these habits would reach by chance.</source>
        <translation>Каппа Коена за всіма словами й розділовими знаками, де категорія кожного — мітки, якими його позначено: узгодженість понад ту, якої двоє розмітників із такими звичками досягли б випадково.</translation>
    </message>
    <message>
        <source>The many words that nobody tagged push it up, and it cannot see where one span ends and the next begins. Undefined where both annotators know one category only.</source>
        <translation>Безліч слів, яких ніхто не позначив, завищують її, і вона не бачить, де закінчується один фрагмент і починається інший. Не визначена, коли обидва розмітники мають лише одну категорію.</translation>
    </message>
    <message>
        <source>Token kappa, marked tokens</source>
        <translation>Каппа за токенами, позначені токени</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa over the words that at least one of the two annotators tagged with any label.</source>
        <translation>Каппа Коена за словами, які хоча б один із двох розмітників позначив будь-якою міткою.</translation>
    </message>
    <message>
        <source>Harsh, for the words that both left alone are not counted; with a single label it is never above 0. Read it as the lower bound beside kappa over all tokens.</source>
        <translation>Сувора, бо не враховує слів, яких не позначив ніхто з двох; за однієї мітки ніколи не перевищує 0. Читайте її як нижню межу поряд із каппою за всіма токенами.</translation>
    </message>
    <message>
        <source>Unitizing alpha</source>
        <translation>Альфа для фрагментів</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha for stretches of text: 1 minus observed divided by expected differences of where units begin and end, over all articles joined end to end. Over all labels, differences are summed first.</source>
        <translation>Альфа Кріппендорфа для відрізків тексту: 1 мінус спостережені, поділені на очікувані відмінності в тому, де починаються й закінчуються фрагменти, за всіма статтями підряд. За всіма мітками відмінності спершу додаються.</translation>
    </message>
    <message>
        <source>Differences are squared, so long spans weigh far more than short ones. Krippendorff asks for .800, and allows tentative conclusions from .667. This is the version of 2004; with three or more annotators the mean over pairs is given, for which that version holds. It is below 0 where annotators agree less than chance would.</source>
        <translation>Відмінності підносяться до квадрата, тож довгі фрагменти важать значно більше за короткі. Кріппендорф вимагає .800 і допускає попередні висновки від .667. Це версія 2004 року; для трьох і більше розмітників подано середнє за парами, для яких ця версія чинна. Нижча за 0, коли розмітники погоджуються рідше, ніж випадково.</translation>
    </message>
    <message>
        <source>Field agreement</source>
        <translation>Узгодженість полів</translation>
    </message>
    <message>
        <source>Of spans with the same start, end and label: the share of fields with the same value, among the fields that at least one of the two annotators filled.</source>
        <translation>Серед фрагментів з однаковими початком, кінцем і міткою: частка полів з однаковим значенням серед полів, які заповнив хоча б один із двох розмітників.</translation>
    </message>
    <message>
        <source>Not corrected for chance: a field that nearly always has one value scores high by itself.</source>
        <translation>Випадкові збіги не враховано: поле, що майже завжди має одне значення, саме собою дає високий показник.</translation>
    </message>
    <message>
        <source>n/a: the figure is undefined here, for example because nobody used the label.</source>
        <translation>н/д: показник тут не визначений — наприклад, тому що мітки ніхто не вживав.</translation>
    </message>
    <message>
        <source>With three or more annotators each figure is the mean over all pairs for which it is defined.</source>
        <translation>Для трьох і більше розмітників кожен показник — середнє за всіма парами, для яких він визначений.</translation>
    </message>
    <message>
        <source>Gamma (Mathet, Widlöcher &amp; Métivier 2015) is not computed: its one library is too large and slow to carry.</source>
        <translation>Гамма (Mathet, Widlöcher &amp; Métivier 2015) не обчислюється: її єдина бібліотека завелика й заповільна.</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge a colleague&apos;s file</source>
        <translation>Об’єднання з файлом колеги</translation>
    </message>
    <message>
        <source>What the file would bring</source>
        <translation>Що принесе файл</translation>
    </message>
    <message>
        <source>Labels that differ</source>
        <translation>Мітки, що відрізняються</translation>
    </message>
    <message>
        <source>A snapshot is taken first. Nothing of either file is overwritten.</source>
        <translation>Спершу робиться знімок. Жоден із файлів нічого не перезаписує.</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Об’єднати</translation>
    </message>
    <message>
        <source>This file holds nothing that is not here already.</source>
        <translation>У цьому файлі немає нічого, чого ще немає тут.</translation>
    </message>
    <message>
        <source>It comes from this project. This is what it would bring:</source>
        <translation>Він походить із цього проєкту. Ось що він принесе:</translation>
    </message>
    <message>
        <source>It is another project, {name}. This is what it would bring:</source>
        <translation>Це інший проєкт, {name}. Ось що він принесе:</translation>
    </message>
    <message>
        <source>new articles: {count}</source>
        <translation>нових статей: {count}</translation>
    </message>
    <message>
        <source>articles that are here already: {count}</source>
        <translation>статей, які тут уже є: {count}</translation>
    </message>
    <message>
        <source>articles that were removed there, and are left out: {count}</source>
        <translation>статей, які там вилучено, тож їх пропущено: {count}</translation>
    </message>
    <message>
        <source>articles that were brought back there: {count}</source>
        <translation>статті, які там повернули: {count}</translation>
    </message>
    <message>
        <source>decisions of a review: {count}</source>
        <translation>рішень перевірки: {count}</translation>
    </message>
    <message>
        <source>comments: {count}</source>
        <translation>коментарів: {count}</translation>
    </message>
    <message>
        <source>marks of site furniture: {count}</source>
        <translation>позначок службового тексту сайту: {count}</translation>
    </message>
    <message>
        <source>articles with other progress: {count}</source>
        <translation>статей з іншим станом роботи: {count}</translation>
    </message>
    <message>
        <source>articles with other details: {count}</source>
        <translation>статей з іншими відомостями: {count}</translation>
    </message>
    <message>
        <source>Removed there, and hidden here with all its tags: {title}</source>
        <translation>Вилучено там і приховано тут з усіма позначками: {title}</translation>
    </message>
    <message>
        <source>The text differs: {title}. Tags placed: {placed}, without a place: {unplaced}</source>
        <translation>Текст відрізняється: {title}. Позначок розміщено: {placed}, без місця: {unplaced}</translation>
    </message>
    <message>
        <source>No place yet: “{quote}” ({label}, {annotator})</source>
        <translation>Ще без місця: «{quote}» ({label}, {annotator})</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>нових {count}</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>змінених {count}</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>вилучених {count}</translation>
    </message>
    <message>
        <source>{count} older than here</source>
        <translation>старіших, ніж тут, {count}</translation>
    </message>
    <message>
        <source>{count} as they are here</source>
        <translation>таких, як тут, {count}</translation>
    </message>
    <message>
        <source>Tags of {name}: {counts}</source>
        <translation>Позначки розмітника {name}: {counts}</translation>
    </message>
    <message>
        <source>What {label} is here</source>
        <translation>Чим є тут мітка {label}</translation>
    </message>
    <message>
        <source>a new label</source>
        <translation>нова мітка</translation>
    </message>
    <message>
        <source>As in an earlier merge.</source>
        <translation>Як під час попереднього злиття.</translation>
    </message>
    <message>
        <source>A guess: please check it.</source>
        <translation>Здогад: будь ласка, перевірте.</translation>
    </message>
    <message>
        <source>It brings: {names}</source>
        <translation>Додасть: {names}</translation>
    </message>
</context>
<context>
    <name>MetadataForm</name>
    <message>
        <source>Write the date as year, month and day: 2024-05-23.</source>
        <translation>Пишіть дату як рік, місяць і день: 2024-05-23.</translation>
    </message>
    <message>
        <source>There is no such day: {date}.</source>
        <translation>Такого дня немає: {date}.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Видання</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Посилання</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>невідомо</translation>
    </message>
</context>
<context>
    <name>NotificationBar</name>
    <message>
        <source>Messages</source>
        <translation>Повідомлення</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Прибрати повідомлення</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Прибрати (Esc)</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>ще {count}</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>Order of the articles</source>
        <translation>Порядок статей</translation>
    </message>
    <message>
        <source>In Order of Import</source>
        <translation>За порядком імпорту</translation>
    </message>
    <message>
        <source>By Date</source>
        <translation>За датою</translation>
    </message>
    <message>
        <source>By Title</source>
        <translation>За назвою</translation>
    </message>
</context>
<context>
    <name>OrderedList</name>
    <message>
        <source>Add</source>
        <translation>Додати</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Вище</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Нижче</translation>
    </message>
    <message>
        <source>Remove or retire</source>
        <translation>Вилучити або вивести з ужитку</translation>
    </message>
    <message>
        <source>{act}: {list}</source>
        <translation>{act}: {list}</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name} (неактивне)</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Open an article to print it.</source>
        <translation>Щоб друкувати, відкрийте статтю.</translation>
    </message>
    <message>
        <source>A report of more than {count} articles is not printed from here: export it as PDF, and print that.</source>
        <translation>Звіт, у якому понад {count} статей, звідси не друкують: експортуйте його як PDF і надрукуйте той файл.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Друк</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste as a new article</source>
        <translation>Вставити як нову статтю</translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation>Текст статті</translation>
    </message>
    <message>
        <source>Paste or write the article here.</source>
        <translation>Вставте або напишіть статтю тут.</translation>
    </message>
    <message>
        <source>The text is long: this is its beginning, and all of it is added.</source>
        <translation>Текст довгий: це його початок, а додано буде все.</translation>
    </message>
    <message>
        <source>&amp;Add the article</source>
        <translation>&amp;Додати статтю</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>буфер обміну</translation>
    </message>
    <message>
        <source>There is no text yet: paste or write it above.</source>
        <translation>Тексту ще немає: вставте або напишіть його вгорі.</translation>
    </message>
</context>
<context>
    <name>PickArticlesDialog</name>
    <message>
        <source>Pick articles</source>
        <translation>Вибір статей</translation>
    </message>
    <message>
        <source>Search titles and texts</source>
        <translation>Пошук у заголовках і текстах</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>Pick &amp;all shown</source>
        <translation>Вибрати &amp;всі показані</translation>
    </message>
    <message>
        <source>&amp;Drop all shown</source>
        <translation>&amp;Зняти всі показані</translation>
    </message>
    <message>
        <source>Take these</source>
        <translation>Узяти ці</translation>
    </message>
    <message>
        <source>{count} picked</source>
        <translation>Вибрано: {count}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <source>At least three people were killed in Saltivka.</source>
        <translation>У Салтівці загинули щонайменше троє людей.</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Загальне</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Клавіші</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Вигляд</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>Counts from the next start on.</source>
        <translation>Набуде чинності після перезапуску.</translation>
    </message>
    <message>
        <source>Article font</source>
        <translation>Шрифт статті</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Розмір тексту</translation>
    </message>
    <message>
        <source>Dragging</source>
        <translation>Перетягування</translation>
    </message>
    <message>
        <source>Ctrl does the opposite while held.</source>
        <translation>Із Ctrl — навпаки.</translation>
    </message>
    <message>
        <source>Your tags are kept under this name; left empty, it is the name of your account.</source>
        <translation>Ваші позначки зберігаються під цим іменем; якщо порожньо — під іменем вашого облікового запису.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше ім’я</translation>
    </message>
    <message>
        <source>as the computer</source>
        <translation>як на комп’ютері</translation>
    </message>
    <message>
        <source>light</source>
        <translation>світлий</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>темний</translation>
    </message>
    <message>
        <source>best serif of this computer ({name})</source>
        <translation>найкращий із зарубками на цьому комп’ютері ({name})</translation>
    </message>
    <message>
        <source>selects whole &amp;words</source>
        <translation>виділяє цілі &amp;слова</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Preview of the dataset</source>
        <translation>Попередній перегляд набору даних</translation>
    </message>
    <message>
        <source>Preview · {name}</source>
        <translation>Попередній перегляд · {name}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Попередній перегляд</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>New Project</source>
        <translation>Новий проєкт</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>статті</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>Відкрити проєкт</translation>
    </message>
    <message>
        <source>Restore the Latest Snapshot</source>
        <translation>Повернути останній знімок</translation>
    </message>
    <message>
        <source>Snapshot {which} is back.</source>
        <translation>Знімок відновлено: {which}.</translation>
    </message>
    <message>
        <source>The latest snapshot is back.</source>
        <translation>Останній знімок повернуто.</translation>
    </message>
    <message>
        <source>The file that was there is now {name}.</source>
        <translation>Файл, що був там, тепер називається {name}.</translation>
    </message>
    <message>
        <source>Annotator projects (*{suffix})</source>
        <translation>Проєкти Annotator (*{suffix})</translation>
    </message>
    <message>
        <source>Checking the project</source>
        <translation>Перевірка проєкту</translation>
    </message>
    <message>
        <source>Taking a snapshot</source>
        <translation>Створення знімка</translation>
    </message>
    <message>
        <source>The project is whole: every row matches its checksum.</source>
        <translation>Проєкт цілий: кожен рядок відповідає своїй контрольній сумі.</translation>
    </message>
    <message>
        <source>The project is damaged: {what}.</source>
        <translation>Проєкт пошкоджено: {what}.</translation>
    </message>
    <message>
        <source>Snapshots…</source>
        <translation>Знімки…</translation>
    </message>
</context>
<context>
    <name>ProjectNews</name>
    <message>
        <source>You can look, but not change: {reason}.</source>
        <translation>Можна дивитися, але не змінювати: {reason}.</translation>
    </message>
    <message>
        <source>Open for writing anyway</source>
        <translation>Усе одно відкрити для запису</translation>
    </message>
    <message>
        <source>The last import was cut off. What it had brought was taken out again, except articles that you had worked in: import the files once more.</source>
        <translation>Останній імпорт обірвався. Усе, що він додав, прибрано, крім статей, у яких ви вже працювали: імпортуйте файли ще раз.</translation>
    </message>
    <message>
        <source>Cancelled; the project is as it was before.</source>
        <translation>Скасовано; проєкт такий, як був.</translation>
    </message>
    <message>
        <source>Every article is done. Export the tags, or send them to a colleague.</source>
        <translation>Усі статті готові. Експортуйте позначки або надішліть їх колезі.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Експортувати…</translation>
    </message>
    <message>
        <source>No disagreement is open any more.</source>
        <translation>Відкритих розбіжностей більше немає.</translation>
    </message>
    <message numerus="yes">
        <source>%n articles removed with their tags.</source>
        <translation>
            <numerusform>Вилучено %n статтю разом із позначками.</numerusform>
            <numerusform>Вилучено %n статті разом із позначками.</numerusform>
            <numerusform>Вилучено %n статей разом із позначками.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectOptions</name>
    <message>
        <source>Project options</source>
        <translation>Налаштування проєкту</translation>
    </message>
    <message>
        <source>&amp;Blind until done</source>
        <translation>&amp;Наосліп, доки не готово</translation>
    </message>
    <message>
        <source>Nobody sees what others tagged in an article, nor counts or agreement on it, until they have marked the article as done themselves.</source>
        <translation>Ніхто не бачить чужих позначок у статті, їхньої кількості та узгодженості, доки сам не позначить цю статтю готовою.</translation>
    </message>
    <message>
        <source>What all &amp;agree on enters gold by itself</source>
        <translation>Те, у чому всі &amp;згодні, саме входить до еталона</translation>
    </message>
    <message>
        <source>Reasons, one on each line</source>
        <translation>Причини, по одній на рядок</translation>
    </message>
    <message>
        <source>Reasons that a decision in Review can carry, one on each line</source>
        <translation>Причини, які можна вказати для рішення в «Перевірці», по одній на рядок</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Збе&amp;регти</translation>
    </message>
</context>
<context>
    <name>ProjectSession</name>
    <message>
        <source>Getting ready</source>
        <translation>Підготовка</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Де шукати:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файлів:</translation>
    </message>
</context>
<context>
    <name>ReadingText</name>
    <message>
        <source>Article</source>
        <translation>Стаття</translation>
    </message>
</context>
<context>
    <name>ReviewArticle</name>
    <message>
        <source>settled</source>
        <translation>закрито</translation>
    </message>
    <message>
        <source>{done} of {all} tags reviewed</source>
        <translation>переглянуто {done} з {all} позначок</translation>
    </message>
    <message>
        <source>{done} of {all} disagreements settled</source>
        <translation>вирішено {done} з {all} розбіжностей</translation>
    </message>
</context>
<context>
    <name>ReviewArticles</name>
    <message>
        <source>Comparing</source>
        <translation>Порівняння</translation>
    </message>
    <message>
        <source>Measuring agreement</source>
        <translation>Обчислення згоди</translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>Next Disagreement</source>
        <translation>Наступна розбіжність</translation>
    </message>
    <message>
        <source>Previous Disagreement</source>
        <translation>Попередня розбіжність</translation>
    </message>
    <message>
        <source>Take Version {number}</source>
        <translation>Узяти версію {number}</translation>
    </message>
    <message>
        <source>Keep Both</source>
        <translation>Лишити обидві</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Жодної</translation>
    </message>
    <message>
        <source>Edit, or Tag the Selection</source>
        <translation>Змінити або позначити виділене</translation>
    </message>
    <message>
        <source>Go to the Form While Editing</source>
        <translation>До форми під час редагування</translation>
    </message>
    <message>
        <source>Nothing Here in the Whole Article</source>
        <translation>Нічого в усій статті</translation>
    </message>
    <message>
        <source>Accept the Proposal</source>
        <translation>Прийняти пропозицію</translation>
    </message>
    <message>
        <source>Take the Decision Back</source>
        <translation>Скасувати рішення</translation>
    </message>
    <message>
        <source>Choose a Reason</source>
        <translation>Вибрати причину</translation>
    </message>
    <message>
        <source>Write a Comment</source>
        <translation>Написати коментар</translation>
    </message>
    <message>
        <source>Next of the Spans Stacked Here</source>
        <translation>Наступний із фрагментів, накладених тут</translation>
    </message>
    <message>
        <source>Give up the Edit</source>
        <translation>Покинути редагування</translation>
    </message>
    <message>
        <source>{edge} {way} by a {unit}</source>
        <translation>{edge} {way} на {unit}</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Кінець</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Початок</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>праворуч</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>ліворуч</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>слово</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>символ</translation>
    </message>
</context>
<context>
    <name>ReviewListModel</name>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>залишилося %n</numerusform>
            <numerusform>залишилося %n</numerusform>
            <numerusform>залишилося %n</numerusform>
        </translation>
    </message>
    <message>
        <source>settled</source>
        <translation>закрито</translation>
    </message>
    <message>
        <source>all decided, to be closed</source>
        <translation>усе вирішено, можна закривати</translation>
    </message>
    <message>
        <source>no disagreement</source>
        <translation>розбіжностей немає</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>змінилося відтоді</translation>
    </message>
    <message>
        <source>F1 {figure}</source>
        <translation>F1 {figure}</translation>
    </message>
</context>
<context>
    <name>ReviewListPane</name>
    <message>
        <source>Articles to review</source>
        <translation>Статті для перевірки</translation>
    </message>
    <message>
        <source>Disagree {count}</source>
        <translation>Розбіжності {count}</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>Відкриті {count}</translation>
    </message>
    <message>
        <source>Settled {count}</source>
        <translation>Закриті {count}</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>Усі {count}</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Порівняння…</translation>
    </message>
    <message>
        <source>Articles are listed when all of them are compared.</source>
        <translation>Статті з’являться в списку, коли буде порівняно всі.</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Ще немає чого порівнювати</translation>
    </message>
    <message>
        <source>This project is tagged blind: what others did in an article is shown once your own tags are done.</source>
        <translation>У цьому проєкті розмічають наосліп: те, що зробили інші, видно в статті, щойно ваші власні позначки готові.</translation>
    </message>
    <message>
        <source>Two people must have tags in the same article. Send articles to a colleague, and merge what comes back; both are in the File menu.</source>
        <translation>В одній статті мають бути позначки двох людей. Надішліть статті колезі й об’єднайте те, що повернеться: обидві команди — у меню «Файл».</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>Усе вирішено</translation>
    </message>
    <message>
        <source>Ctrl+Enter closes an article&apos;s review.</source>
        <translation>Ctrl+Enter закриває перевірку статті.</translation>
    </message>
    <message>
        <source>No article is settled yet</source>
        <translation>Жодної статті ще не закрито</translation>
    </message>
    <message numerus="yes">
        <source>%n annotators</source>
        <translation>
            <numerusform>%n розмітник</numerusform>
            <numerusform>%n розмітники</numerusform>
            <numerusform>%n розмітників</numerusform>
        </translation>
    </message>
    <message>
        <source>Whose tags are compared: {names}</source>
        <translation>Чиї позначки порівнюються: {names}</translation>
    </message>
    <message>
        <source>Choose whose tags are reviewed</source>
        <translation>Виберіть, чиї позначки перевіряти</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Усі</translation>
    </message>
</context>
<context>
    <name>ReviewPane</name>
    <message>
        <source>Take this version  ⏎</source>
        <translation>Узяти цю версію  ⏎</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Скасувати  Esc</translation>
    </message>
    <message>
        <source>Alt+arrows move the end, with Shift the start.</source>
        <translation>Alt+стрілки рухають кінець, із Shift — початок.</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>only one</source>
        <translation>лише один</translation>
    </message>
    <message>
        <source>boundary</source>
        <translation>межі</translation>
    </message>
    <message>
        <source>label</source>
        <translation>мітка</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>поля</translation>
    </message>
    <message>
        <source>Taken: {name}</source>
        <translation>Узято: {name}</translation>
    </message>
    <message>
        <source>Both kept</source>
        <translation>Лишено обидві</translation>
    </message>
    <message>
        <source>Neither: nothing is tagged here</source>
        <translation>Жодної: тут нічого не позначено</translation>
    </message>
    <message>
        <source>Edited by the reviewer</source>
        <translation>Змінив перевіряльник</translation>
    </message>
    <message>
        <source>Proposal accepted</source>
        <translation>Пропозицію прийнято</translation>
    </message>
    <message>
        <source>Fields chosen</source>
        <translation>Поля вибрано</translation>
    </message>
    <message>
        <source>Nothing in the whole article</source>
        <translation>Нічого в усій статті</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>н/д</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>порожньо</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>так</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ні</translation>
    </message>
    <message>
        <source>not all</source>
        <translation>не всі</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Where the tags are</source>
        <translation>Де позначки</translation>
    </message>
</context>
<context>
    <name>SchemeEditor</name>
    <message>
        <source>Annotation scheme</source>
        <translation>Схема розмітки</translation>
    </message>
    <message>
        <source>Name of the scheme</source>
        <translation>Назва схеми</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Мітки</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>&amp;Open a scheme file…</source>
        <translation>&amp;Відкрити файл схеми…</translation>
    </message>
    <message>
        <source>&amp;Save as a scheme file…</source>
        <translation>&amp;Зберегти у файл схеми…</translation>
    </message>
    <message>
        <source>Use this scheme</source>
        <translation>Використати цю схему</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Схема</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Мітка</translation>
    </message>
    <message>
        <source>&amp;Form fields</source>
        <translation>Поля &amp;форми</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Нова мітка</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>Нове поле</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search articles, spans, names…</source>
        <translation>Пошук: статті, фрагменти, імена…</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Шукати скрізь</translation>
    </message>
</context>
<context>
    <name>SearchPalette</name>
    <message>
        <source>Search everywhere</source>
        <translation>Шукати скрізь</translation>
    </message>
    <message>
        <source>Search articles, spans, names, commands</source>
        <translation>Пошук: статті, фрагменти, імена, команди</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Що знайдено</translation>
    </message>
    <message>
        <source>Nothing found. The beginning of a word is enough; “two words” in quotation marks are a phrase.</source>
        <translation>Нічого не знайдено. Досить початку слова; «два слова» в лапках — це фраза.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команди</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Пошук</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Фрагменти</translation>
    </message>
</context>
<context>
    <name>SelectionPalette</name>
    <message>
        <source>Tag the selection</source>
        <translation>Позначити виділене</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Send for review or tagging</source>
        <translation>Надіслати на перевірку чи розмітку</translation>
    </message>
    <message>
        <source>Articles to send</source>
        <translation>Статті, які надіслати</translation>
    </message>
    <message>
        <source>Nobody&apos;s tags: your colleague tags on their own</source>
        <translation>Нічиїх позначок: колега розмічає самостійно</translation>
    </message>
    <message>
        <source>The tags of:</source>
        <translation>Позначки розмітників:</translation>
    </message>
    <message>
        <source>Blind until done: others&apos; tags stay hidden in an article until one&apos;s own are done</source>
        <translation>Наосліп: чужі позначки у статті приховано, доки власні не готові</translation>
    </message>
    <message>
        <source>With decisions and comments on these tags</source>
        <translation>З рішеннями й коментарями до цих позначок</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Усі статті</translation>
    </message>
    <message>
        <source>Articles that are done</source>
        <translation>Готові статті</translation>
    </message>
    <message>
        <source>Articles that are new</source>
        <translation>Нові статті</translation>
    </message>
    <message>
        <source>Articles in progress</source>
        <translation>Статті в роботі</translation>
    </message>
    <message>
        <source>Flagged articles</source>
        <translation>Статті з прапорцем</translation>
    </message>
    <message>
        <source>Tags to send</source>
        <translation>Позначки, які надіслати</translation>
    </message>
    <message>
        <source>The new file holds articles, labels, guidelines and what you choose here, and nothing else.</source>
        <translation>Новий файл містить статті, мітки, правила й те, що ви виберете тут, і більш нічого.</translation>
    </message>
    <message>
        <source>&amp;Choose file…</source>
        <translation>&amp;Вибрати файл…</translation>
    </message>
</context>
<context>
    <name>ShortcutPage</name>
    <message>
        <source>Find a command</source>
        <translation>Знайти команду</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Команди та їхні клавіші</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Натисніть нові клавіші</translation>
    </message>
    <message>
        <source>&amp;No keys</source>
        <translation>&amp;Без клавіш</translation>
    </message>
    <message>
        <source>&amp;Usual keys</source>
        <translation>Зви&amp;чайні клавіші</translation>
    </message>
    <message>
        <source>Usual keys for &amp;all</source>
        <translation>Звичайні для &amp;всіх</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавіші</translation>
    </message>
    <message>
        <source>Everywhere in the window</source>
        <translation>Скрізь у вікні</translation>
    </message>
    <message>
        <source>While you are in the article text</source>
        <translation>У тексті статті</translation>
    </message>
    <message>
        <source>While you are in an article under review</source>
        <translation>У статті на перевірці</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>без клавіш</translation>
    </message>
    <message>
        <source>This key belongs to the label. It is changed with the labels and fields.</source>
        <translation>Ця клавіша належить мітці. Її змінюють разом із мітками й полями.</translation>
    </message>
    <message>
        <source>{keys} already means “{command}”. Choose other keys, or change those first.</source>
        <translation>{keys} вже означає «{command}». Виберіть інші клавіші або спершу змініть ті.</translation>
    </message>
    <message>
        <source>{keys} is needed for writing. Add Ctrl or Alt to it.</source>
        <translation>{keys} потрібно для набору тексту. Додайте Ctrl або Alt.</translation>
    </message>
    <message>
        <source>{keys} moves through the text. Choose other keys.</source>
        <translation>{keys} рухає текстом. Виберіть інші клавіші.</translation>
    </message>
    <message>
        <source>Its usual keys {keys} now mean “{command}”. Change those first.</source>
        <translation>Звичайні клавіші {keys} тепер означають «{command}». Спершу змініть ті.</translation>
    </message>
</context>
<context>
    <name>SnapshotsDialog</name>
    <message>
        <source>when the project was opened</source>
        <translation>під час відкриття проєкту</translation>
    </message>
    <message>
        <source>after a quarter of an hour of work</source>
        <translation>після чверті години роботи</translation>
    </message>
    <message>
        <source>before the file was brought to a newer version</source>
        <translation>перед оновленням файлу до новішої версії</translation>
    </message>
    <message>
        <source>before many tags were changed at once</source>
        <translation>перед зміною багатьох позначок одразу</translation>
    </message>
    <message>
        <source>before another snapshot was restored</source>
        <translation>перед відновленням іншого знімка</translation>
    </message>
    <message>
        <source>because you asked for it</source>
        <translation>на ваше прохання</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Знімки</translation>
    </message>
    <message>
        <source>Snapshots, the latest first</source>
        <translation>Знімки, найновіші згори</translation>
    </message>
    <message>
        <source>There is no snapshot of this project yet.</source>
        <translation>Знімків цього проєкту ще немає.</translation>
    </message>
    <message>
        <source>&amp;Take one now</source>
        <translation>Зробити &amp;зараз</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Відновити…</translation>
    </message>
    <message>
        <source>A snapshot is a checked copy of the whole project, kept on this computer apart from the project. The latest ones are kept, then one for each day of a week and for each week of a month.</source>
        <translation>Знімок — це перевірена копія всього проєкту, яка зберігається на цьому комп’ютері окремо від проєкту. Зберігаються останні знімки, далі — по одному за кожен день тижня й за кожен тиждень місяця.</translation>
    </message>
    <message>
        <source>Restore &amp;this snapshot</source>
        <translation>Відновити &amp;цей знімок</translation>
    </message>
    <message>
        <source>&amp;Keep the project as it is</source>
        <translation>&amp;Лишити проєкт як є</translation>
    </message>
    <message>
        <source>The project goes back to {moment}. As it is now, it is set aside in its folder as “{name} (before restore …)”, so that nothing is lost.</source>
        <translation>Проєкт повернеться до стану на {moment}. Теперішній стан буде відкладено в теці проєкту як «{name} (before restore …)», тож нічого не втратиться.</translation>
    </message>
</context>
<context>
    <name>SpanChoice</name>
    <message>
        <source>Suggestion, {label}: {quote}</source>
        <translation>Підказка, {label}: {quote}</translation>
    </message>
    <message>
        <source>{label}: {quote}</source>
        <translation>{label}: {quote}</translation>
    </message>
</context>
<context>
    <name>SpanList</name>
    <message>
        <source>Spans of this article</source>
        <translation>Фрагменти цієї статті</translation>
    </message>
</context>
<context>
    <name>SpanListModel</name>
    <message>
        <source>{tag}, changed in review</source>
        <translation>{tag}, змінено під час перевірки</translation>
    </message>
</context>
<context>
    <name>SpellingsCard</name>
    <message>
        <source>Same name, spelled differently</source>
        <translation>Те саме ім’я, різне написання</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, all of them in the CSV</source>
        <translation>
            <numerusform>і ще %n, усі — у CSV</numerusform>
            <numerusform>і ще %n, усі — у CSV</numerusform>
            <numerusform>і ще %n, усі — у CSV</numerusform>
        </translation>
    </message>
    <message>
        <source>Every name is spelled in one way.</source>
        <translation>Кожне ім’я написано однаково.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Мітка</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ім’я</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Написання</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Позначки</translation>
    </message>
</context>
<context>
    <name>SplitChoice</name>
    <message>
        <source>Split</source>
        <translation>Поділ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
    <message>
        <source>{shares}, same incident stays together</source>
        <translation>{shares}, один удар — в одній частині</translation>
    </message>
    <message>
        <source>own shares, same incident stays together</source>
        <translation>власні частки, один удар — в одній частині</translation>
    </message>
    <message>
        <source>train</source>
        <translation>навчання</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>перевірка</translation>
    </message>
    <message>
        <source>test</source>
        <translation>тест</translation>
    </message>
    <message>
        <source>Share of {part}</source>
        <translation>Частка: {part}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>The same seed divides the same articles in the same way</source>
        <translation>З тим самим зерном ті самі статті діляться так само</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>зерно</translation>
    </message>
</context>
<context>
    <name>StatisticsColumn</name>
    <message>
        <source>Figures</source>
        <translation>Цифри</translation>
    </message>
    <message>
        <source>Tags by label</source>
        <translation>Позначки за мітками</translation>
    </message>
    <message>
        <source>Most frequent names</source>
        <translation>Найчастіші імена</translation>
    </message>
    <message>
        <source>Articles by state</source>
        <translation>Статті за станом</translation>
    </message>
    <message>
        <source>Tags by day</source>
        <translation>Позначки за днями</translation>
    </message>
    <message>
        <source>Articles by outlet</source>
        <translation>Статті за виданнями</translation>
    </message>
    <message>
        <source>No articles, no figures: what the chosen articles hold is counted here.</source>
        <translation>Немає статей — немає й цифр: тут підраховано те, що є у вибраних статтях.</translation>
    </message>
    <message>
        <source>Nothing is tagged yet in the chosen articles. With the first tags, figures stand here.</source>
        <translation>У вибраних статтях ще нічого не позначено. Із першими позначками тут з’являться цифри.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Мітка</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Позначки</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ім’я</translation>
    </message>
    <message>
        <source>no outlet</source>
        <translation>без видання</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Видання</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>До роботи</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>У роботі</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готові</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Articles done</source>
        <translation>Готові статті</translation>
    </message>
    <message>
        <source>next disagreement</source>
        <translation>наступна розбіжність</translation>
    </message>
    <message>
        <source>previous disagreement</source>
        <translation>попередня розбіжність</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>готово {done} із {total}</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Ніщо не залишає цей комп’ютер</translation>
    </message>
    <message>
        <source>Decisions are kept beside the originals; nothing of them is overwritten</source>
        <translation>Рішення зберігаються поруч з оригіналами; в оригіналах нічого не перезаписується</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 фрагмент</translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n фрагмент</numerusform>
            <numerusform>%n фрагменти</numerusform>
            <numerusform>%n фрагментів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggested</source>
        <translation>
            <numerusform>%n підказка</numerusform>
            <numerusform>%n підказки</numerusform>
            <numerusform>%n підказок</numerusform>
        </translation>
    </message>
    <message>
        <source>Time spent on this article: {time}</source>
        <translation>Час роботи над цією статтею: {time}</translation>
    </message>
    <message>
        <source>Time spent on this article</source>
        <translation>Час роботи над цією статтею</translation>
    </message>
    <message>
        <source>Saved to {name}</source>
        <translation>Збережено у {name}</translation>
    </message>
    <message>
        <source>Read-only: {reason}</source>
        <translation>Лише читання: {reason}</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Не збережено: {reason}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} год {minutes} хв</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} хв</translation>
    </message>
</context>
<context>
    <name>TagAll</name>
    <message>
        <source>Select a tag first: the others are made like it.</source>
        <translation>Спершу виберіть позначку: інші будуть зроблені за її зразком.</translation>
    </message>
    <message>
        <source>Looking for “{quote}”</source>
        <translation>Пошук «{quote}»</translation>
    </message>
    <message>
        <source>“{quote}” is tagged wherever it stands in the project.</source>
        <translation>«{quote}» позначено в проєкті скрізь, де є.</translation>
    </message>
    <message>
        <source>Tagging all the same</source>
        <translation>Позначення всіх однакових</translation>
    </message>
    <message>
        <source>Cancelled; the project is as it was before.</source>
        <translation>Скасовано; проєкт такий, як був.</translation>
    </message>
    <message numerus="yes">
        <source>%n more tagged. Undo takes them back together.</source>
        <translation>
            <numerusform>Позначено ще %n. «Скасувати» прибере їх разом.</numerusform>
            <numerusform>Позначено ще %n. «Скасувати» прибере їх разом.</numerusform>
            <numerusform>Позначено ще %n. «Скасувати» прибере їх разом.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagAllPreview</name>
    <message>
        <source>Tag all the same</source>
        <translation>Позначити всі однакові</translation>
    </message>
    <message>
        <source>“{quote}” stands untagged in the project. Places: {count}. Tag them all as {label}?</source>
        <translation>У проєкті є непозначені «{quote}». Місць: {count}. Позначити всі як {label}?</translation>
    </message>
    <message>
        <source>Places that would be tagged</source>
        <translation>Місця, які буде позначено</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>і ще {count}</translation>
    </message>
    <message>
        <source>A snapshot is taken first, and Undo takes all of them back at once.</source>
        <translation>Спершу робиться знімок, а «Скасувати» прибирає всі разом.</translation>
    </message>
    <message>
        <source>&amp;Tag all {count}</source>
        <translation>&amp;Позначити всі {count}</translation>
    </message>
</context>
<context>
    <name>TagForm</name>
    <message>
        <source>More actions for this tag</source>
        <translation>Інші дії з цією позначкою</translation>
    </message>
    <message>
        <source>Change the label, or remove the tag</source>
        <translation>Змінити мітку або вилучити позначку</translation>
    </message>
    <message>
        <source>Change label</source>
        <translation>Змінити мітку</translation>
    </message>
    <message>
        <source>Remove this tag</source>
        <translation>Вилучити цю позначку</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примітка</translation>
    </message>
    <message>
        <source>Select words in the article, then press the key of a label.</source>
        <translation>Виділіть слова у статті й натисніть клавішу мітки.</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>«{quote}»</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Менше</translation>
    </message>
    <message numerus="yes">
        <source>More (%n filled)</source>
        <translation>
            <numerusform>Більше (заповнено %n)</numerusform>
            <numerusform>Більше (заповнено %n)</numerusform>
            <numerusform>Більше (заповнено %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>Більше</translation>
    </message>
</context>
<context>
    <name>TagPane</name>
    <message>
        <source>Flag</source>
        <translation>Прапорець</translation>
    </message>
    <message>
        <source>Next to do</source>
        <translation>Наступна в черзі</translation>
    </message>
    <message>
        <source>Done, next</source>
        <translation>Готово, далі</translation>
    </message>
    <message>
        <source>Mark this article as done and open the next one to do (Ctrl+Enter)</source>
        <translation>Позначити статтю готовою й відкрити наступну в черзі (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Suggested {count}</source>
        <translation>Підказки {count}</translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>До першої</translation>
    </message>
    <message>
        <source>next</source>
        <translation>далі</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>прийняти</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>відхилити</translation>
    </message>
</context>
<context>
    <name>TagWorkspace</name>
    <message>
        <source>copy of “{title}”</source>
        <translation>копія статті «{title}»</translation>
    </message>
    <message numerus="yes">
        <source>%n copies in the project</source>
        <translation>
            <numerusform>%n копія в проєкті</numerusform>
            <numerusform>%n копії в проєкті</numerusform>
            <numerusform>%n копій у проєкті</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagZones</name>
    <message>
        <source>No longer marked as site furniture.</source>
        <translation>Позначку службового тексту знято.</translation>
    </message>
    <message>
        <source>Marked as site furniture: suggestions and statistics leave it out.</source>
        <translation>Позначено як службовий текст сайту: підказки й статистика його оминають.</translation>
    </message>
    <message>
        <source>Looking for site furniture</source>
        <translation>Пошук службового тексту сайту</translation>
    </message>
    <message>
        <source>Looking in other articles</source>
        <translation>Пошук в інших статтях</translation>
    </message>
    <message numerus="yes">
        <source>Also in %n other articles of {outlet}.</source>
        <translation>
            <numerusform>Також у %n іншій статті видання «{outlet}».</numerusform>
            <numerusform>Також у %n інших статтях видання «{outlet}».</numerusform>
            <numerusform>Також у %n інших статтях видання «{outlet}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also in %n other articles.</source>
        <translation>
            <numerusform>Також у %n іншій статті.</numerusform>
            <numerusform>Також у %n інших статтях.</numerusform>
            <numerusform>Також у %n інших статтях.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark Them Too</source>
        <translation>Позначити й там</translation>
    </message>
    <message>
        <source>Unmark Them Too</source>
        <translation>Зняти й там</translation>
    </message>
    <message>
        <source>Marking site furniture</source>
        <translation>Позначення службового тексту</translation>
    </message>
    <message>
        <source>Unmarking site furniture</source>
        <translation>Зняття позначок службового тексту</translation>
    </message>
    <message numerus="yes">
        <source>Done in %n other articles. Undo takes all of it back together.</source>
        <translation>
            <numerusform>Зроблено ще в %n статті. Одне скасування поверне все.</numerusform>
            <numerusform>Зроблено ще в %n статтях. Одне скасування поверне все.</numerusform>
            <numerusform>Зроблено ще в %n статтях. Одне скасування поверне все.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; the project is as it was before.</source>
        <translation>Скасовано; проєкт такий, як був.</translation>
    </message>
    <message numerus="yes">
        <source>Site furniture was marked in %n articles. Undo takes all of it back.</source>
        <translation>
            <numerusform>Службовий текст позначено в %n статті. Скасування зніме всі позначки.</numerusform>
            <numerusform>Службовий текст позначено в %n статтях. Скасування зніме всі позначки.</numerusform>
            <numerusform>Службовий текст позначено в %n статтях. Скасування зніме всі позначки.</numerusform>
        </translation>
    </message>
    <message>
        <source>No more site furniture was found.</source>
        <translation>Більше службового тексту не знайдено.</translation>
    </message>
</context>
<context>
    <name>TakeAwayButton</name>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Save as {kind}…</source>
        <translation>Зберегти як {kind}…</translation>
    </message>
    <message>
        <source>Copy or save</source>
        <translation>Копіювати або зберегти</translation>
    </message>
    <message>
        <source>Copy or save: {what}</source>
        <translation>Копіювати або зберегти: {what}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Зберегти</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>a few seconds left</source>
        <translation>лишилося кілька секунд</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>лишилося менш як хвилина</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>лишилося близько {minutes} хв</translation>
    </message>
    <message>
        <source>Work in the background</source>
        <translation>Фонова робота</translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Cancel: {task}</source>
        <translation>Скасувати: {task}</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>зупиняється</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} із {total}</translation>
    </message>
    <message>
        <source>Dismiss the line</source>
        <translation>Прибрати рядок</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Прибрати</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Project {name}</source>
        <translation>Проєкт {name}</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Розмітка</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Перевірка</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Набір даних</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Робочі простори</translation>
    </message>
</context>
<context>
    <name>UndoFollower</name>
    <message>
        <source>Done again: {act}.</source>
        <translation>Повторено: {act}.</translation>
    </message>
    <message>
        <source>Undone: {act}.</source>
        <translation>Скасовано: {act}.</translation>
    </message>
    <message numerus="yes">
        <source>%n articles changed.</source>
        <translation>
            <numerusform>Змінено %n статтю.</numerusform>
            <numerusform>Змінено %n статті.</numerusform>
            <numerusform>Змінено %n статей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторити</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Redo: {act}</source>
        <translation>Повторити: {act}</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Скасувати: {act}</translation>
    </message>
</context>
<context>
    <name>UnplacedDialog</name>
    <message>
        <source>Tags without a place</source>
        <translation>Позначки без місця</translation>
    </message>
    <message>
        <source>Choose a tag, select its words in the article, then press “Place at the selection”.</source>
        <translation>Виберіть позначку, виділіть її слова у статті й натисніть «Розмістити на виділеному».</translation>
    </message>
    <message>
        <source>&amp;Place at the selection</source>
        <translation>&amp;Розмістити на виділеному</translation>
    </message>
    <message>
        <source>&amp;Give up</source>
        <translation>&amp;Відмовитися</translation>
    </message>
</context>
<context>
    <name>VersionCard</name>
    <message>
        <source>Take the version of {name}</source>
        <translation>Узяти версію: {name}</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Welcome</source>
        <translation>Вітання</translation>
    </message>
    <message>
        <source>Welcome to Annotator</source>
        <translation>Вітаємо в Annotator</translation>
    </message>
    <message>
        <source>RECENT PROJECTS</source>
        <translation>НЕЩОДАВНІ ПРОЄКТИ</translation>
    </message>
    <message>
        <source>Tag what reports of war say: who was harmed, with what, who spoke, and where.</source>
        <translation>Позначайте, що кажуть повідомлення про війну: хто постраждав, від чого, хто говорив і де.</translation>
    </message>
    <message>
        <source>Everything stays on this computer, in one file for each project.</source>
        <translation>Усе лишається на цьому комп’ютері, в одному файлі на проєкт.</translation>
    </message>
    <message>
        <source>Open the sample &amp;project</source>
        <translation>Відкрити &amp;зразок проєкту</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Новий проєкт…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Відкрити…</translation>
    </message>
    <message>
        <source>Six short reports, one of them half tagged. Press a key and see how it works.</source>
        <translation>Шість коротких повідомлень, одне наполовину розмічене. Натисніть клавішу — і побачите, як це працює.</translation>
    </message>
    <message>
        <source>Makes a file for your own articles, with labels and guidelines that you can change.</source>
        <translation>Створює файл для ваших статей із мітками й правилами, які можна змінити.</translation>
    </message>
    <message>
        <source>Goes on with a project from this computer or from a stick.</source>
        <translation>Продовжує роботу з проєктом із цього комп’ютера чи флешки.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Нещодавні проєкти</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Прибрати зі списку</translation>
    </message>
    <message>
        <source>Or drop a project, articles or a folder of articles here.</source>
        <translation>Або перетягніть сюди проєкт, статті чи теку статей.</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>зараз недоступний</translation>
    </message>
    <message>
        <source>{name}, not there now</source>
        <translation>{name}, зараз недоступний</translation>
    </message>
</context>
<context>
    <name>WhoSaysCard</name>
    <message>
        <source>Who says what</source>
        <translation>Хто що каже</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>Удар</translation>
    </message>
    <message>
        <source>No casualty figures yet. Tag them, and what each source says stands here side by side.</source>
        <translation>Даних про втрати ще немає. Позначте їх — і тут поруч стоятиме, що каже кожне джерело.</translation>
    </message>
    <message>
        <source>place not tagged</source>
        <translation>місце не позначено</translation>
    </message>
    <message numerus="yes">
        <source>%n sources</source>
        <translation>
            <numerusform>%n джерело</numerusform>
            <numerusform>%n джерела</numerusform>
            <numerusform>%n джерел</numerusform>
        </translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Джерело</translation>
    </message>
    <message>
        <source>said by</source>
        <translation>хто сказав</translation>
    </message>
    <message>
        <source>no outlet</source>
        <translation>без видання</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Діапазон</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>New Project…</source>
        <translation>Новий проєкт…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Відкрити проєкт…</translation>
    </message>
    <message>
        <source>Open the Sample Project</source>
        <translation>Відкрити зразок проєкту</translation>
    </message>
    <message>
        <source>Import Files…</source>
        <translation>Імпортувати файли…</translation>
    </message>
    <message>
        <source>Import with Preview…</source>
        <translation>Імпорт із переглядом…</translation>
    </message>
    <message>
        <source>Import Folder…</source>
        <translation>Імпортувати теку…</translation>
    </message>
    <message>
        <source>Paste as a New Article…</source>
        <translation>Вставити як нову статтю…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Експортувати…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Друкувати…</translation>
    </message>
    <message>
        <source>Send for Review or Tagging…</source>
        <translation>Надіслати на перевірку чи розмітку…</translation>
    </message>
    <message>
        <source>Merge a Colleague&apos;s File…</source>
        <translation>Об’єднати з файлом колеги…</translation>
    </message>
    <message>
        <source>Tags Without a Place…</source>
        <translation>Позначки без місця…</translation>
    </message>
    <message>
        <source>Feedback Report…</source>
        <translation>Звіт із відгуком…</translation>
    </message>
    <message>
        <source>Project Options…</source>
        <translation>Налаштування проєкту…</translation>
    </message>
    <message>
        <source>Snapshots…</source>
        <translation>Знімки…</translation>
    </message>
    <message>
        <source>Check the Project for Damage</source>
        <translation>Перевірити проєкт на пошкодження</translation>
    </message>
    <message>
        <source>Close Project</source>
        <translation>Закрити проєкт</translation>
    </message>
    <message>
        <source>Labels and Fields…</source>
        <translation>Мітки й поля…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Налаштування…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Вийти</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторити</translation>
    </message>
    <message>
        <source>Find in Article</source>
        <translation>Знайти у статті</translation>
    </message>
    <message>
        <source>Find Next</source>
        <translation>Знайти далі</translation>
    </message>
    <message>
        <source>Find Previous</source>
        <translation>Знайти раніше</translation>
    </message>
    <message>
        <source>Mark or Unmark Site Furniture</source>
        <translation>Позначити службовий текст сайту або зняти позначку</translation>
    </message>
    <message>
        <source>Find Site Furniture in All Articles</source>
        <translation>Знайти службовий текст сайту в усіх статтях</translation>
    </message>
    <message>
        <source>Search Everywhere…</source>
        <translation>Шукати скрізь…</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Розмітка</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Перевірка</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Набір даних</translation>
    </message>
    <message>
        <source>Larger Text</source>
        <translation>Більший текст</translation>
    </message>
    <message>
        <source>Smaller Text</source>
        <translation>Менший текст</translation>
    </message>
    <message>
        <source>Usual Text Size</source>
        <translation>Звичайний розмір тексту</translation>
    </message>
    <message>
        <source>Next Part of the Window</source>
        <translation>Наступна частина вікна</translation>
    </message>
    <message>
        <source>Previous Part of the Window</source>
        <translation>Попередня частина вікна</translation>
    </message>
    <message>
        <source>Switch Light and Dark</source>
        <translation>Світлий чи темний вигляд</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>All Keys</source>
        <translation>Усі клавіші</translation>
    </message>
    <message>
        <source>About Annotator</source>
        <translation>Про Annotator</translation>
    </message>
    <message>
        <source>Done, Next</source>
        <translation>Готово, далі</translation>
    </message>
    <message>
        <source>Not Done After All</source>
        <translation>Усе-таки не готово</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Прапорець</translation>
    </message>
    <message>
        <source>Next Article</source>
        <translation>Наступна стаття</translation>
    </message>
    <message>
        <source>Previous Article</source>
        <translation>Попередня стаття</translation>
    </message>
    <message>
        <source>Go to the Article List</source>
        <translation>До списку статей</translation>
    </message>
    <message>
        <source>Article Details…</source>
        <translation>Відомості про статтю…</translation>
    </message>
    <message>
        <source>Remove Article</source>
        <translation>Вилучити статтю</translation>
    </message>
    <message>
        <source>Tag as {label}</source>
        <translation>Позначити як {label}</translation>
    </message>
    <message>
        <source>Next Tag</source>
        <translation>Наступна позначка</translation>
    </message>
    <message>
        <source>Previous Tag</source>
        <translation>Попередня позначка</translation>
    </message>
    <message>
        <source>Next of the Tags Stacked Here</source>
        <translation>Наступна з позначок, накладених тут</translation>
    </message>
    <message>
        <source>Remove Tag, Reject Suggestion</source>
        <translation>Вилучити позначку, відхилити підказку</translation>
    </message>
    <message>
        <source>Drop the Selection</source>
        <translation>Зняти виділення</translation>
    </message>
    <message>
        <source>{edge} of the Tag {way} by a {unit}</source>
        <translation>{edge} позначки {way} на {unit}</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Кінець</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Початок</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>праворуч</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>ліворуч</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>слово</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>символ</translation>
    </message>
    <message>
        <source>Tag All the Same</source>
        <translation>Позначити всі однакові</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Скасувати: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>Повторити: {act}</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Відкрити нещодавній</translation>
    </message>
    <message>
        <source>Change Label</source>
        <translation>Змінити мітку</translation>
    </message>
    <message>
        <source>Edit Form</source>
        <translation>Редагувати форму</translation>
    </message>
    <message>
        <source>Accept Suggestion</source>
        <translation>Прийняти підказку</translation>
    </message>
    <message>
        <source>Not Site Furniture</source>
        <translation>Це не службовий текст сайту</translation>
    </message>
    <message>
        <source>Mark as Site Furniture</source>
        <translation>Позначити як службовий текст сайту</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Imported from {file}</source>
        <translation>Імпортовано з {file}</translation>
    </message>
    <message>
        <source>Removed “{title}” with its tags.</source>
        <translation>Вилучено «{title}» разом із позначками.</translation>
    </message>
    <message>
        <source>Labels from a File</source>
        <translation>Мітки з файлу</translation>
    </message>
    <message>
        <source>Schemes (*.toml)</source>
        <translation>Схеми (*.toml)</translation>
    </message>
    <message>
        <source>Labels to a File</source>
        <translation>Мітки у файл</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>Menus</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>T&amp;ags</source>
        <translation>По&amp;значки</translation>
    </message>
    <message>
        <source>A&amp;rticle</source>
        <translation>&amp;Стаття</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вигляд</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Довідка</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>Site furniture: left out of suggestions and statistics</source>
        <translation>Службовий текст сайту: без підказок, не входить до статистики</translation>
    </message>
</context>
<context>
    <name>_Numbers</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n стаття</numerusform>
            <numerusform>%n статті</numerusform>
            <numerusform>%n статей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слів</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>tag</source>
        <translation>позначення</translation>
    </message>
    <message>
        <source>remove tag</source>
        <translation>вилучення позначки</translation>
    </message>
    <message>
        <source>change label</source>
        <translation>зміна мітки</translation>
    </message>
    <message>
        <source>move edge</source>
        <translation>зсув краю</translation>
    </message>
    <message>
        <source>fill form</source>
        <translation>заповнення форми</translation>
    </message>
    <message>
        <source>note</source>
        <translation>примітка</translation>
    </message>
    <message>
        <source>tag all the same</source>
        <translation>позначення всіх однакових</translation>
    </message>
    <message>
        <source>reject suggestion</source>
        <translation>відхилення підказки</translation>
    </message>
    <message>
        <source>mark article</source>
        <translation>стан статті</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>прапорець</translation>
    </message>
    <message>
        <source>edit article details</source>
        <translation>зміна відомостей про статтю</translation>
    </message>
    <message>
        <source>remove articles</source>
        <translation>вилучення статей</translation>
    </message>
    <message>
        <source>change scheme</source>
        <translation>зміна схеми</translation>
    </message>
    <message>
        <source>change guidelines</source>
        <translation>зміна правил</translation>
    </message>
    <message>
        <source>import</source>
        <translation>імпорт</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>об’єднання</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>рішення</translation>
    </message>
    <message>
        <source>withdraw decision</source>
        <translation>скасування рішення</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>тут нічого</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>причина</translation>
    </message>
    <message>
        <source>settle article</source>
        <translation>закриття статті</translation>
    </message>
    <message>
        <source>reopen article</source>
        <translation>повторне відкриття статті</translation>
    </message>
    <message>
        <source>take what is agreed</source>
        <translation>прийняття узгодженого</translation>
    </message>
    <message>
        <source>make gold</source>
        <translation>створення еталона</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>коментар</translation>
    </message>
    <message>
        <source>project options</source>
        <translation>налаштування проєкту</translation>
    </message>
    <message>
        <source>place tag</source>
        <translation>розміщення позначки</translation>
    </message>
    <message>
        <source>mark site furniture</source>
        <translation>позначити службовий текст сайту</translation>
    </message>
    <message>
        <source>unmark site furniture</source>
        <translation>зняти позначку службового тексту</translation>
    </message>
    <message>
        <source>move edge of site furniture</source>
        <translation>пересунути межу службового тексту</translation>
    </message>
    <message>
        <source>mark site furniture in other articles</source>
        <translation>позначити службовий текст в інших статтях</translation>
    </message>
    <message>
        <source>unmark site furniture in other articles</source>
        <translation>зняти позначку службового тексту в інших статтях</translation>
    </message>
    <message>
        <source>find site furniture</source>
        <translation>пошук службового тексту сайту</translation>
    </message>
    <message>
        <source>give up tag</source>
        <translation>відмова від позначки</translation>
    </message>
</context>
<context>
    <name>articles</name>
    <message>
        <source>to do</source>
        <translation>у черзі</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>в роботі</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>без дати</translation>
    </message>
    <message>
        <source>1 article</source>
        <translation>1 стаття</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 слово</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Без назви</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>з прапорцем</translation>
    </message>
    <message>
        <source>English</source>
        <translation>англійська</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>українська</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>російська</translation>
    </message>
</context>
<context>
    <name>encodings</name>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Юнікод (UTF-8)</translation>
    </message>
    <message>
        <source>Cyrillic, Windows (CP1251)</source>
        <translation>Кирилиця, Windows (CP1251)</translation>
    </message>
    <message>
        <source>Ukrainian, KOI8-U</source>
        <translation>Українська, KOI8-U</translation>
    </message>
    <message>
        <source>Cyrillic, ISO 8859-5</source>
        <translation>Кирилиця, ISO 8859-5</translation>
    </message>
    <message>
        <source>Cyrillic, Macintosh</source>
        <translation>Кирилиця, Macintosh</translation>
    </message>
    <message>
        <source>Western European, Windows (CP1252)</source>
        <translation>Західноєвропейська, Windows (CP1252)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Юнікод (UTF-16)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, little end first)</source>
        <translation>Юнікод (UTF-16, молодший байт перший)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, big end first)</source>
        <translation>Юнікод (UTF-16, старший байт перший)</translation>
    </message>
    <message>
        <source>Unicode (UTF-32)</source>
        <translation>Юнікод (UTF-32)</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>Не вдалося прочитати {name}: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was taken from it.</source>
        <translation>Звідти нічого не взято.</translation>
    </message>
    <message>
        <source>{title} needs the package {package}, which is not installed.</source>
        <translation>Для {title} потрібен пакет {package}, якого не встановлено.</translation>
    </message>
    <message>
        <source>Nothing was read or written.</source>
        <translation>Нічого не прочитано й не записано.</translation>
    </message>
    <message>
        <source>Run: pip install &quot;annotator[{extra}]&quot;</source>
        <translation>Виконайте: pip install &quot;annotator[{extra}]&quot;</translation>
    </message>
    <message>
        <source>A REFI-QDA project holds at most {articles:,} articles and 64 MB of tags.</source>
        <translation>Проєкт REFI-QDA вміщує щонайбільше {articles:,} статей і 64 МБ позначок.</translation>
    </message>
    <message>
        <source>“{given}” does not say how to split: {reason}.</source>
        <translation>«{given}» не каже, як поділити: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Нічого не записано.</translation>
    </message>
    <message>
        <source>Give shares, such as 80/10/10 or 80/20, or names with shares, such as train=80,test=20.</source>
        <translation>Вкажіть частки, наприклад 80/10/10 чи 80/20, або назви з частками, наприклад train=80,test=20.</translation>
    </message>
    <message>
        <source>only two or three parts have names of their own</source>
        <translation>лише дві або три частини мають усталені назви</translation>
    </message>
    <message>
        <source>“{value}” is not a whole number</source>
        <translation>«{value}» — не ціле число</translation>
    </message>
    <message>
        <source>“{name}” is there twice</source>
        <translation>«{name}» трапляється двічі</translation>
    </message>
    <message>
        <source>“{name}” is not a name of letters, digits and _</source>
        <translation>«{name}» — не назва з літер, цифр і _</translation>
    </message>
    <message>
        <source>a part cannot be called “{name}”</source>
        <translation>частина не може називатися «{name}»</translation>
    </message>
    <message>
        <source>two names differ only in their case</source>
        <translation>дві назви різняться лише регістром літер</translation>
    </message>
    <message>
        <source>there is no share above zero</source>
        <translation>немає жодної частки, більшої за нуль</translation>
    </message>
    <message>
        <source>Export fewer articles at a time, or use another format.</source>
        <translation>Експортуйте менше статей за раз або виберіть інший формат.</translation>
    </message>
    <message>
        <source>There is no format {name}.</source>
        <translation>Формату {name} немає.</translation>
    </message>
    <message>
        <source>Use one of these: {known}.</source>
        <translation>Використайте один із цих: {known}.</translation>
    </message>
    <message>
        <source>This tag is {name}&apos;s.</source>
        <translation>Ця позначка належить розмітникові {name}.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>Її лишено як є.</translation>
    </message>
    <message>
        <source>Make a tag of your own beside it, or settle the difference in Review.</source>
        <translation>Зробіть поряд власну позначку або розв’яжіть розбіжність у «Перевірці».</translation>
    </message>
    <message>
        <source>This tag is not there any more.</source>
        <translation>Цієї позначки вже немає.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Нічого не змінено.</translation>
    </message>
    <message>
        <source>“{quote}” is tagged as {label} already.</source>
        <translation>«{quote}» уже позначено як {label}.</translation>
    </message>
    <message>
        <source>Both tags were left as they are.</source>
        <translation>Обидві позначки лишено як є.</translation>
    </message>
    <message>
        <source>Remove one of them.</source>
        <translation>Вилучіть одну з них.</translation>
    </message>
    <message>
        <source>This article is not in the project any more.</source>
        <translation>Цієї статті вже немає в проєкті.</translation>
    </message>
    <message>
        <source>This cannot be undone: what it changed was changed again since.</source>
        <translation>Це не можна скасувати: змінене відтоді змінилося знову.</translation>
    </message>
    <message>
        <source>Change it by hand.</source>
        <translation>Змініть це вручну.</translation>
    </message>
    <message>
        <source>{name} could not be written: {reason}.</source>
        <translation>Не вдалося записати {name}: {reason}.</translation>
    </message>
    <message>
        <source>The project is unchanged, and so is any file that was there before.</source>
        <translation>Проєкт не змінився, як і файл, що був там раніше.</translation>
    </message>
    <message>
        <source>Choose another place or free some space, then export again.</source>
        <translation>Виберіть інше місце або звільніть простір, а тоді повторіть експорт.</translation>
    </message>
    <message>
        <source>Nobody called {name} has tagged in this project.</source>
        <translation>Ніхто на ім’я {name} не розмічав у цьому проєкті.</translation>
    </message>
    <message>
        <source>“{given}” does not say which label becomes which.</source>
        <translation>«{given}» не вказує, яка мітка на яку перетворюється.</translation>
    </message>
    <message>
        <source>Write it like PER=Officials, or MISC= to leave the tags of MISC out.</source>
        <translation>Пишіть так: PER=Officials, або MISC=, щоб пропустити позначки MISC.</translation>
    </message>
    <message>
        <source>{foreign} is mapped twice, to {first} and to {second}.</source>
        <translation>Мітку {foreign} зіставлено двічі: з {first} і з {second}.</translation>
    </message>
    <message>
        <source>Give each label one mapping.</source>
        <translation>Зіставте кожну мітку один раз.</translation>
    </message>
    <message>
        <source>{foreign} cannot become {label}: the project has no such label.</source>
        <translation>{foreign} не може стати {label}: у проєкті немає такої мітки.</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>Виберіть одне з імен: {known}.</translation>
    </message>
    <message>
        <source>{label} cannot be called “{name}” in a dataset.</source>
        <translation>Мітка {label} не може називатися «{name}» у наборі даних.</translation>
    </message>
    <message>
        <source>Give it one name of letters.</source>
        <translation>Дайте їй одну назву з літер.</translation>
    </message>
    <message>
        <source>There is no article with the id {uid} in this project.</source>
        <translation>У цьому проєкті немає статті з ідентифікатором {uid}.</translation>
    </message>
    <message>
        <source>No article is of the kind that was chosen.</source>
        <translation>Жодна стаття не відповідає вибору.</translation>
    </message>
    <message>
        <source>Choose other states, another search or other articles.</source>
        <translation>Виберіть інші стани, інший пошук або інші статті.</translation>
    </message>
    <message>
        <source>{title} cannot be written without the texts of the articles.</source>
        <translation>{title} не можна записати без текстів статей.</translation>
    </message>
    <message>
        <source>Texts that are left out cannot be cut as well: nobody could put them back.</source>
        <translation>Пропущені тексти не можна ще й вирізати: ніхто не зміг би їх повернути.</translation>
    </message>
    <message>
        <source>Keep the zones in, or the texts.</source>
        <translation>Залиште зони або тексти.</translation>
    </message>
    <message>
        <source>{title} is only read, not written</source>
        <translation>формат {title} лише читається, а не записується</translation>
    </message>
    <message>
        <source>{title} is a new folder, and something is there already</source>
        <translation>{title} — це нова папка, а на цьому місці вже щось є</translation>
    </message>
    <message>
        <source>it is the project itself</source>
        <translation>це сам проєкт</translation>
    </message>
    <message>
        <source>it is a folder, and {title} is a file</source>
        <translation>це папка, а {title} — це файл</translation>
    </message>
    <message>
        <source>There is no verdict about {name}&apos;s tags yet.</source>
        <translation>Щодо позначок розмітника {name} ще немає рішень.</translation>
    </message>
    <message>
        <source>Decide some disagreements in Review first.</source>
        <translation>Спершу вирішіть кілька розбіжностей у «Перевірці».</translation>
    </message>
    <message>
        <source>Choose another place or free some space, then try again.</source>
        <translation>Виберіть інше місце або звільніть простір, а тоді спробуйте ще раз.</translation>
    </message>
    <message>
        <source>Agreement needs at least two annotators with tags in the same articles.</source>
        <translation>Для узгодженості потрібні щонайменше двоє розмітників із позначками в тих самих статтях.</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Нічого не обчислено.</translation>
    </message>
    <message>
        <source>Annotators in this project: {known}.</source>
        <translation>Розмітники в цьому проєкті: {known}.</translation>
    </message>
    <message>
        <source>The scheme has no label {name}.</source>
        <translation>У схемі немає мітки {name}.</translation>
    </message>
    <message>
        <source>This merge cannot be undone: what it brought was worked on since.</source>
        <translation>Це об’єднання не можна скасувати: з тим, що воно принесло, уже працювали.</translation>
    </message>
    <message>
        <source>Restore the snapshot that was taken before the merge: File &gt; Snapshots.</source>
        <translation>Відновіть знімок, зроблений перед об’єднанням: Файл &gt; Знімки.</translation>
    </message>
    <message>
        <source>A merge that was undone is not kept in the project.</source>
        <translation>Скасоване об’єднання не зберігається в проєкті.</translation>
    </message>
    <message>
        <source>Merge your colleague&apos;s file again.</source>
        <translation>Об’єднайте файл колеги ще раз.</translation>
    </message>
    <message>
        <source>The merge was cancelled.</source>
        <translation>Об’єднання скасовано.</translation>
    </message>
    <message>
        <source>This tag does not wait for a place any more.</source>
        <translation>Ця позначка вже не чекає на місце.</translation>
    </message>
    <message>
        <source>This project is tagged blind, and your own tags in this article are not done.</source>
        <translation>Цей проєкт розмічають наосліп, а ваші позначки в цій статті ще не готові.</translation>
    </message>
    <message>
        <source>Mark the article as done first; then you can see what others did.</source>
        <translation>Спершу позначте статтю готовою — тоді побачите, що зробили інші.</translation>
    </message>
    <message>
        <source>The review of this article is closed.</source>
        <translation>Перевірку цієї статті закрито.</translation>
    </message>
    <message>
        <source>Reopen the article first.</source>
        <translation>Спершу знову відкрийте статтю.</translation>
    </message>
    <message>
        <source>{count} disagreements in this article are still open.</source>
        <translation>У цій статті ще є відкриті розбіжності: {count}.</translation>
    </message>
    <message>
        <source>The article was not closed.</source>
        <translation>Статтю не закрито.</translation>
    </message>
    <message>
        <source>Decide them first; J goes to the next one.</source>
        <translation>Спершу вирішіть їх; J переходить до наступної.</translation>
    </message>
    <message>
        <source>There is no proposal here: no version has a majority.</source>
        <translation>Пропозиції тут немає: жодна версія не має більшості.</translation>
    </message>
    <message>
        <source>Take one annotator&apos;s version, or edit your own.</source>
        <translation>Візьміть версію одного з розмітників або зробіть власну.</translation>
    </message>
    <message>
        <source>This comment is not yours, or it is not there any more.</source>
        <translation>Цей коментар не ваш, або його вже немає.</translation>
    </message>
    <message>
        <source>The scheme file {name} cannot be used: {reason}</source>
        <translation>Файл схеми {name} не можна використати: {reason}</translation>
    </message>
    <message>
        <source>The project&apos;s scheme was left as it was.</source>
        <translation>Схему проєкту лишено як була.</translation>
    </message>
    <message>
        <source>it is not UTF-8.</source>
        <translation>це не UTF-8.</translation>
    </message>
    <message>
        <source>it is not TOML: {why}.</source>
        <translation>це не TOML: {why}.</translation>
    </message>
    <message>
        <source>There is no article to send.</source>
        <translation>Немає статті, яку можна надіслати.</translation>
    </message>
    <message>
        <source>No file was made.</source>
        <translation>Файлу не створено.</translation>
    </message>
    <message>
        <source>Choose other articles.</source>
        <translation>Виберіть інші статті.</translation>
    </message>
    <message>
        <source>{name} was not sent: {reason}.</source>
        <translation>{name} не надіслано: {reason}.</translation>
    </message>
    <message>
        <source>The file was removed again, and the project is unchanged.</source>
        <translation>Файл знову вилучено, проєкт не змінився.</translation>
    </message>
    <message>
        <source>Please report this; it is a fault of the program.</source>
        <translation>Повідомте про це, будь ласка; це помилка програми.</translation>
    </message>
    <message>
        <source>There is no project {name} in this folder.</source>
        <translation>У цій теці немає проєкту {name}.</translation>
    </message>
    <message>
        <source>Check the name, or make a new project.</source>
        <translation>Перевірте назву або створіть новий проєкт.</translation>
    </message>
    <message>
        <source>A file {name} is there already.</source>
        <translation>Файл {name} там уже є.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Виберіть іншу назву.</translation>
    </message>
    <message>
        <source>The folder for {name} does not exist.</source>
        <translation>Теки для {name} не існує.</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another one.</source>
        <translation>Спершу створіть теку або виберіть іншу.</translation>
    </message>
    <message>
        <source>{name} is not an Annotator project: {reason}.</source>
        <translation>{name} — не проєкт Annotator: {reason}.</translation>
    </message>
    <message>
        <source>It was not changed.</source>
        <translation>Файл не змінено.</translation>
    </message>
    <message>
        <source>Open a file that Annotator made; its name ends in .annotator.</source>
        <translation>Відкрийте файл, створений програмою Annotator; його назва закінчується на .annotator.</translation>
    </message>
    <message>
        <source>{name} was made by a newer Annotator (file version {found}, this program knows {known}).</source>
        <translation>{name} створено новішою версією Annotator (версія файлу {found}, ця програма знає {known}).</translation>
    </message>
    <message>
        <source>Open it with the newer program.</source>
        <translation>Відкрийте його новішою програмою.</translation>
    </message>
    <message>
        <source>{name} is damaged: {reason}.</source>
        <translation>{name} пошкоджено: {reason}.</translation>
    </message>
    <message>
        <source>Another program added the trigger {trigger} to {name}.</source>
        <translation>Інша програма додала до {name} тригер {trigger}.</translation>
    </message>
    <message>
        <source>A trigger changes tags unasked: delete it with that program, then open the project again.</source>
        <translation>Тригер непомітно змінює позначки: видаліть його тією програмою й відкрийте проєкт знову.</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {reason}.</source>
        <translation>Не вдалося відкрити {name}: {reason}.</translation>
    </message>
    <message>
        <source>Check that the disk is there and that you may read the file.</source>
        <translation>Перевірте, чи диск на місці й чи маєте право читати файл.</translation>
    </message>
    <message>
        <source>{name} cannot be made: {reason}.</source>
        <translation>Не вдалося створити {name}: {reason}.</translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation>Виберіть іншу назву або іншу теку.</translation>
    </message>
    <message>
        <source>{name} is open for reading only: {reason}.</source>
        <translation>{name} відкрито лише для читання: {reason}.</translation>
    </message>
    <message>
        <source>Save a copy where you may write, and work in the copy.</source>
        <translation>Збережіть копію там, де маєте право запису, і працюйте з нею.</translation>
    </message>
    <message>
        <source>{name} comes from an older Annotator and must be brought up to date first.</source>
        <translation>{name} створено давнішою версією Annotator, і його спершу треба оновити.</translation>
    </message>
    <message>
        <source>Open it, or a copy of it, where you may write; a snapshot is taken first.</source>
        <translation>Відкрийте його або його копію там, де можна записувати; перед тим робиться знімок.</translation>
    </message>
    <message>
        <source>{name} is being written by another program.</source>
        <translation>У {name} пише інша програма.</translation>
    </message>
    <message>
        <source>Something large is still being undone or done again.</source>
        <translation>Велику дію ще скасовують або повторюють.</translation>
    </message>
    <message>
        <source>The last change was not saved; everything before it was.</source>
        <translation>Останню зміну не збережено; усе попереднє збережено.</translation>
    </message>
    <message>
        <source>Wait until that is done, or cancel it; then try again.</source>
        <translation>Зачекайте, доки це закінчиться, або скасуйте це й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>Restore a snapshot of it: the window offers the latest, annotator snapshots lists all.</source>
        <translation>Поверніть його знімок: вікно пропонує останній, а команда annotator snapshots показує всі.</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Закрийте іншу програму й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>Work in the background is still writing to {name}.</source>
        <translation>У {name} ще пише робота у фоні.</translation>
    </message>
    <message>
        <source>Wait until that work is done, or cancel it; then try again.</source>
        <translation>Зачекайте, доки вона закінчиться, або скасуйте її й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The disk with {name} is full.</source>
        <translation>Диск із {name} заповнений.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Звільніть простір і спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The text of “{title}” is in the project already.</source>
        <translation>Текст «{title}» уже є в проєкті.</translation>
    </message>
    <message>
        <source>Remove the newer article first; one text is kept only once.</source>
        <translation>Спершу вилучіть новішу статтю; один текст зберігається лише раз.</translation>
    </message>
    <message>
        <source>A text holds half of a character, which cannot be stored.</source>
        <translation>У тексті є половина символу, яку не можна зберегти.</translation>
    </message>
    <message>
        <source>Type it again instead of pasting it.</source>
        <translation>Наберіть її заново, а не вставляйте.</translation>
    </message>
    <message>
        <source>A text is too large to be kept in {name}.</source>
        <translation>Текст завеликий, щоб зберегти його в {name}.</translation>
    </message>
    <message>
        <source>Shorten it and try again.</source>
        <translation>Скоротіть його й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>{name} cannot be reached: {reason}.</source>
        <translation>{name} недоступний: {reason}.</translation>
    </message>
    <message>
        <source>Put the disk or stick back, then try again.</source>
        <translation>Поверніть диск або флешку на місце й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>{name} was moved or removed while it was open.</source>
        <translation>{name} перемістили або вилучили, поки він був відкритий.</translation>
    </message>
    <message>
        <source>Put the file back and try again, or open it where it is now.</source>
        <translation>Поверніть файл і спробуйте ще раз або відкрийте його там, де він тепер.</translation>
    </message>
    <message>
        <source>the file or its folder may not be written</source>
        <translation>немає права записувати файл або його теку</translation>
    </message>
    <message>
        <source>it is not an SQLite file</source>
        <translation>це не файл SQLite</translation>
    </message>
    <message>
        <source>a text in it is not UTF-8</source>
        <translation>один із текстів у ньому не в UTF-8</translation>
    </message>
    <message>
        <source>{name} was still open when it was copied: {side_file} lies beside it.</source>
        <translation>{name} був відкритий, коли його копіювали: поряд лежить {side_file}.</translation>
    </message>
    <message>
        <source>Nothing was merged, and neither file was changed.</source>
        <translation>Нічого не об’єднано, жодного з файлів не змінено.</translation>
    </message>
    <message>
        <source>Ask your colleague to close the project first and to send it again.</source>
        <translation>Попросіть колегу спершу закрити проєкт і надіслати його знову.</translation>
    </message>
    <message>
        <source>{name} cannot be merged: {reason}.</source>
        <translation>{name} не можна об’єднати: {reason}.</translation>
    </message>
    <message>
        <source>Ask your colleague for a new copy, made with File &gt; Send for Review.</source>
        <translation>Попросіть у колеги нову копію, створену командою Файл &gt; Надіслати на перевірку чи розмітку.</translation>
    </message>
    <message>
        <source>{name} is the project that is open here.</source>
        <translation>{name} — це проєкт, відкритий тут.</translation>
    </message>
    <message>
        <source>Choose your colleague&apos;s file.</source>
        <translation>Виберіть файл колеги.</translation>
    </message>
    <message>
        <source>its scheme cannot be used</source>
        <translation>його схему не можна використати</translation>
    </message>
    <message>
        <source>what was read of it makes no sense</source>
        <translation>прочитане з нього не має змісту</translation>
    </message>
    <message>
        <source>what was read of it is not complete</source>
        <translation>прочитане з нього неповне</translation>
    </message>
    <message>
        <source>{what} makes no sense</source>
        <translation>це не має змісту: {what}</translation>
    </message>
    <message>
        <source>reading it takes too long</source>
        <translation>читання триває задовго</translation>
    </message>
    <message>
        <source>it is a link; choose the file that it points to</source>
        <translation>це посилання; виберіть файл, на який воно вказує</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>він завеликий</translation>
    </message>
    <message>
        <source>{name} is older than it was here before: {missing} changes that were in it are gone.</source>
        <translation>{name} старіший, ніж був тут раніше: зникло змін, які в ньому були: {missing}.</translation>
    </message>
    <message>
        <source>Nothing was changed now; the snapshots of this project are still there.</source>
        <translation>Тепер нічого не змінено; знімки цього проєкту досі на місці.</translation>
    </message>
    <message>
        <source>A sync program or a copy may have put an old file in its place. Compare it with the newest snapshot.</source>
        <translation>Можливо, програма синхронізації чи копіювання підклала старий файл. Порівняйте його з найновішим знімком.</translation>
    </message>
    <message>
        <source>{name} lies on a network drive ({kind}).</source>
        <translation>{name} лежить на мережевому диску ({kind}).</translation>
    </message>
    <message>
        <source>Work is saved as always, but not every network drive keeps what it promises.</source>
        <translation>Робота зберігається як завжди, але не кожен мережевий диск надійний.</translation>
    </message>
    <message>
        <source>Work in a copy on this computer, and put it back when you are done.</source>
        <translation>Працюйте з копією на цьому комп’ютері, а після роботи поверніть її.</translation>
    </message>
    <message>
        <source>{name} lies in a folder that {kind} keeps in step with other computers.</source>
        <translation>{name} лежить у теці, яку {kind} синхронізує з іншими комп’ютерами.</translation>
    </message>
    <message>
        <source>Work is saved as always, but copies made while you tag may be torn.</source>
        <translation>Робота зберігається як завжди, але копії, зроблені під час розмітки, можуть бути неповними.</translation>
    </message>
    <message>
        <source>Work in a folder of this computer alone, and put a copy there when you are done.</source>
        <translation>Працюйте в теці лише цього комп’ютера, а після роботи покладіть туди копію.</translation>
    </message>
    <message>
        <source>Beside {name} lies {stray}, which is not from the last work on it.</source>
        <translation>Поряд із {name} лежить {stray} не від останньої роботи з ним.</translation>
    </message>
    <message>
        <source>Nothing was changed: reading it could turn the project back.</source>
        <translation>Нічого не змінено: якби його прочитати, проєкт міг би повернутися до старого стану.</translation>
    </message>
    <message>
        <source>Move {stray} to another folder, then open the project again.</source>
        <translation>Перемістіть {stray} в іншу теку й відкрийте проєкт знову.</translation>
    </message>
    <message>
        <source>{name} has no snapshot {which}.</source>
        <translation>{name} не має знімка {which}.</translation>
    </message>
    <message>
        <source>List the snapshots and choose one of them.</source>
        <translation>Перегляньте список знімків і виберіть один із них.</translation>
    </message>
    <message>
        <source>A snapshot of {name} could not be taken: {reason}.</source>
        <translation>Не вдалося зробити знімок {name}: {reason}.</translation>
    </message>
    <message>
        <source>The project and its earlier snapshots are as they were.</source>
        <translation>Проєкт і його попередні знімки залишилися такими, як були.</translation>
    </message>
    <message>
        <source>Free some space where Annotator keeps its files; it tries again later.</source>
        <translation>Звільніть місце там, де Annotator тримає свої файли; пізніше він спробує знову.</translation>
    </message>
    <message>
        <source>The snapshot {which} of {name} is not whole: {reason}.</source>
        <translation>Знімок {which} проєкту {name} пошкоджено: {reason}.</translation>
    </message>
    <message>
        <source>The project and the other snapshots were left as they are.</source>
        <translation>Проєкт та інші знімки лишено як є.</translation>
    </message>
    <message>
        <source>Choose another snapshot.</source>
        <translation>Виберіть інший знімок.</translation>
    </message>
    <message>
        <source>{who} has {name} open on {host}.</source>
        <translation>Проєкт {name} відкрито на комп’ютері {host}: {who}.</translation>
    </message>
    <message>
        <source>Close it there, then restore the snapshot.</source>
        <translation>Закрийте його там, а тоді відновіть знімок.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск заповнений</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>його не вдається відкрити</translation>
    </message>
    <message>
        <source>too many copies were set aside in its folder</source>
        <translation>у його теці відкладено забагато копій</translation>
    </message>
    <message>
        <source>The file cannot be read as {encoding}: byte {position} does not belong there.</source>
        <translation>Файл не можна прочитати як {encoding}: байт {position} тут зайвий.</translation>
    </message>
    <message>
        <source>Nothing was imported from it.</source>
        <translation>Звідти нічого не імпортовано.</translation>
    </message>
    <message>
        <source>Choose another encoding, or let it be guessed.</source>
        <translation>Виберіть інше кодування або дозвольте його вгадати.</translation>
    </message>
    <message>
        <source>There is no encoding called “{encoding}”.</source>
        <translation>Кодування «{encoding}» не існує.</translation>
    </message>
    <message>
        <source>“{given}” does not say what is in which column.</source>
        <translation>«{given}» не вказує, що в якому стовпці.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Нічого не імпортовано.</translation>
    </message>
    <message>
        <source>Write it like text=Body, with one of: {roles}.</source>
        <translation>Пишіть так: text=Body, з одним із: {roles}.</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Виберіть одне зі списку.</translation>
    </message>
    <message>
        <source>{field}: {reason}</source>
        <translation>{field}: {reason}</translation>
    </message>
    <message>
        <source>The earlier value was kept.</source>
        <translation>Лишилося попереднє значення.</translation>
    </message>
    <message>
        <source>“{value}” is not one of the choices.</source>
        <translation>«{value}» немає серед варіантів.</translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation>«{value}» — це ні «так», ні «ні».</translation>
    </message>
    <message>
        <source>“{value}” is not text.</source>
        <translation>«{value}» — це не текст.</translation>
    </message>
    <message>
        <source>“{value}” is neither a span nor text.</source>
        <translation>«{value}» — це ні фрагмент, ні текст.</translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation>«{value}» — це не число.</translation>
    </message>
    <message>
        <source>{value} is not a whole number.</source>
        <translation>{value} — не ціле число.</translation>
    </message>
    <message>
        <source>{value} is below {least:g}.</source>
        <translation>{value} менше за {least:g}.</translation>
    </message>
    <message>
        <source>{value} is above {most:g}.</source>
        <translation>{value} більше за {most:g}.</translation>
    </message>
    <message>
        <source>the lower number {low:g} is above the higher {high:g}.</source>
        <translation>менше число {low:g} перевищує більше {high:g}.</translation>
    </message>
    <message>
        <source>{label} has no such field.</source>
        <translation>{label} не має такого поля.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>The scheme was left as it was.</source>
        <translation>Схему лишено як була.</translation>
    </message>
    <message>
        <source>A scheme needs at least one label that is not retired.</source>
        <translation>Схема потребує хоча б однієї мітки, яку не вилучено з ужитку.</translation>
    </message>
    <message>
        <source>A label has no name.</source>
        <translation>Одна з міток не має назви.</translation>
    </message>
    <message>
        <source>Two labels have the same name: {value}.</source>
        <translation>Дві мітки мають однакову назву: {value}.</translation>
    </message>
    <message>
        <source>A label has no key.</source>
        <translation>Одна з міток не має клавіші.</translation>
    </message>
    <message>
        <source>Two labels have the same key: {value}.</source>
        <translation>Дві мітки мають однакову клавішу: {value}.</translation>
    </message>
    <message>
        <source>A label has no letter.</source>
        <translation>Одна з міток не має літери.</translation>
    </message>
    <message>
        <source>Two labels have the same letter: {value}.</source>
        <translation>Дві мітки мають однакову літеру: {value}.</translation>
    </message>
    <message>
        <source>{label}: “{key}” cannot be a field key; use letters, digits and _.</source>
        <translation>{label}: «{key}» не може бути ключем поля; вживайте латинські літери, цифри та _.</translation>
    </message>
    <message>
        <source>{label}: two fields have the same key: {key}.</source>
        <translation>{label}: два поля мають однаковий ключ: {key}.</translation>
    </message>
    <message>
        <source>{label}: the field {field} has no choices.</source>
        <translation>{label}: поле {field} не має варіантів.</translation>
    </message>
    <message>
        <source>{label}, {field}: two choices have the same key: {key}.</source>
        <translation>{label}, {field}: два варіанти мають однакову клавішу: {key}.</translation>
    </message>
    <message>
        <source>{label}, {field}: there is no field {other}.</source>
        <translation>{label}, {field}: поля {other} немає.</translation>
    </message>
    <message>
        <source>“{entry}” is not a number of people or things.</source>
        <translation>«{entry}» — не кількість людей чи речей.</translation>
    </message>
    <message>
        <source>Type 3, 3+, 3-5, ~30, &gt;5 or ≤7, or words such as “at least 3”.</source>
        <translation>Введіть 3, 3+, 3-5, ~30, &gt;5 чи ≤7 або слова на кшталт «щонайменше 3».</translation>
    </message>
    <message>
        <source>In “{entry}” the lower number is above the higher.</source>
        <translation>У «{entry}» перше число більше за друге.</translation>
    </message>
    <message>
        <source>Type the lower number first, such as 3-5.</source>
        <translation>Спершу введіть менше число, наприклад 3-5.</translation>
    </message>
    <message>
        <source>the folder holds no .ann and no .txt files</source>
        <translation>у теці немає файлів .ann і .txt</translation>
    </message>
    <message>
        <source>it is larger than 64 MB</source>
        <translation>він більший за 64 МБ</translation>
    </message>
    <message>
        <source>there is no CAS JSON in it</source>
        <translation>у ньому немає CAS JSON</translation>
    </message>
    <message>
        <source>it is not CAS JSON, or has no text</source>
        <translation>це не CAS JSON, або в ньому немає тексту</translation>
    </message>
    <message>
        <source>there is no XMI in it</source>
        <translation>у ньому немає XMI</translation>
    </message>
    <message>
        <source>It cannot be read: {why}.</source>
        <translation>Це не вдається прочитати: {why}.</translation>
    </message>
    <message>
        <source>It is not XMI, or has no text.</source>
        <translation>Це не XMI, або в ньому немає тексту.</translation>
    </message>
    <message>
        <source>Its description of types cannot be read: {why}.</source>
        <translation>Опис типів не вдається прочитати: {why}.</translation>
    </message>
    <message>
        <source>{constant} is not a number</source>
        <translation>{constant} — не число</translation>
    </message>
    <message>
        <source>“{name}” stands in one object twice</source>
        <translation>«{name}» стоїть в одному об’єкті двічі</translation>
    </message>
    <message>
        <source>It is not an object in braces.</source>
        <translation>Це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>The line is longer than 64 MB.</source>
        <translation>Рядок довший за 64 МБ.</translation>
    </message>
    <message>
        <source>The line is not UTF-8.</source>
        <translation>Рядок не в UTF-8.</translation>
    </message>
    <message>
        <source>The line is nested too deeply.</source>
        <translation>Вкладеність рядка завелика.</translation>
    </message>
    <message>
        <source>The line is not JSON: {why}.</source>
        <translation>Рядок — не JSON: {why}.</translation>
    </message>
    <message>
        <source>it is not a JSON array</source>
        <translation>це не масив JSON</translation>
    </message>
    <message>
        <source>It is nested too deeply; the rest of the file was not read.</source>
        <translation>Вкладеність завелика; решту файлу не прочитано.</translation>
    </message>
    <message>
        <source>It is not JSON: {why}; the rest of the file was not read.</source>
        <translation>Це не JSON: {why}; решту файлу не прочитано.</translation>
    </message>
    <message>
        <source>It is not UTF-8: {reason}; the rest of the file was not read.</source>
        <translation>Це не UTF-8: {reason}; решту файлу не прочитано.</translation>
    </message>
    <message>
        <source>its text is larger than 16 MB</source>
        <translation>її текст більший за 16 МБ</translation>
    </message>
    <message>
        <source>it has more than half a million tags</source>
        <translation>у ній понад півмільйона тегів</translation>
    </message>
    <message>
        <source>it holds no page</source>
        <translation>у ньому немає сторінки</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>він має завелику глибину вкладення</translation>
    </message>
    <message>
        <source>it is not JSON ({why})</source>
        <translation>це не JSON ({why})</translation>
    </message>
    <message>
        <source>“{key}” is not a list; it was left out.</source>
        <translation>«{key}» — не список; його пропущено.</translation>
    </message>
    <message>
        <source>A span has no whole number as “{key}”.</source>
        <translation>Фрагмент не має цілого числа в «{key}».</translation>
    </message>
    <message>
        <source>It has no “{key}”.</source>
        <translation>Немає «{key}».</translation>
    </message>
    <message>
        <source>The “fields” of a span are not an object in braces.</source>
        <translation>«fields» фрагмента — це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>there is no Parquet file in it</source>
        <translation>у ньому немає файлу Parquet</translation>
    </message>
    <message>
        <source>it is not whole Parquet ({why})</source>
        <translation>це не цілий Parquet ({why})</translation>
    </message>
    <message>
        <source>The file is damaged here ({why}); the rest was not read.</source>
        <translation>Тут файл пошкоджено ({why}); решту не прочитано.</translation>
    </message>
    <message>
        <source>A span is not a record.</source>
        <translation>Фрагмент — це не запис.</translation>
    </message>
    <message>
        <source>The “other_fields” of a span are not JSON.</source>
        <translation>«other_fields» фрагмента — не JSON.</translation>
    </message>
    <message>
        <source>An entry of “progress” is not a record.</source>
        <translation>Елемент «progress» — це не запис.</translation>
    </message>
    <message>
        <source>The numbers in “ner_tags” have no names in the file.</source>
        <translation>Числа в «ner_tags» не мають назв у файлі.</translation>
    </message>
    <message>
        <source>there is no project in it</source>
        <translation>у ньому немає проєкту</translation>
    </message>
    <message>
        <source>it is not a REFI-QDA project</source>
        <translation>це не проєкт REFI-QDA</translation>
    </message>
    <message>
        <source>{others} sources that are not plain text were left out.</source>
        <translation>Пропущено джерел, які не є звичайним текстом: {others}.</translation>
    </message>
    <message>
        <source>Its text is not in the archive.</source>
        <translation>Тексту немає в архіві.</translation>
    </message>
    <message>
        <source>Its text is missing in the archive.</source>
        <translation>Тексту бракує в архіві.</translation>
    </message>
    <message>
        <source>Its text is not UTF-8.</source>
        <translation>Текст не в UTF-8.</translation>
    </message>
    <message>
        <source>Its text cannot be read: {why}.</source>
        <translation>Текст не вдається прочитати: {why}.</translation>
    </message>
    <message>
        <source>A selection has no whole numbers as its positions.</source>
        <translation>Місце виділення задано не цілими числами.</translation>
    </message>
    <message>
        <source>a line is longer than 16 million characters</source>
        <translation>рядок довший за 16 мільйонів символів</translation>
    </message>
    <message>
        <source>there are no annotations in it</source>
        <translation>у ньому немає позначок</translation>
    </message>
    <message>
        <source>the text it is about is not beside it as {stem}.txt</source>
        <translation>тексту, про який у ньому йдеться, немає поруч як {stem}.txt</translation>
    </message>
    <message>
        <source>An annotation has neither a place nor a quote that tell where in the text it is.</source>
        <translation>Анотація не має ні місця, ні цитати, які казали б, де вона в тексті.</translation>
    </message>
    <message>
        <source>“{exact}” does not stand in the text.</source>
        <translation>«{exact}» у тексті немає.</translation>
    </message>
    <message>
        <source>there is no WebAnno TSV in it</source>
        <translation>у ньому немає WebAnno TSV</translation>
    </message>
    <message>
        <source>its tokens are not in order</source>
        <translation>його токени стоять не по порядку</translation>
    </message>
    <message>
        <source>the line “{cells}” is not a token’s</source>
        <translation>рядок «{cells}» не описує токен</translation>
    </message>
    <message>
        <source>it is not WebAnno TSV 3</source>
        <translation>це не WebAnno TSV 3</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>це не UTF-8</translation>
    </message>
    <message>
        <source>its folder may not be written</source>
        <translation>немає права записувати в його теку</translation>
    </message>
    <message>
        <source>it is a folder or a device</source>
        <translation>це тека або пристрій</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>він порожній</translation>
    </message>
    <message>
        <source>it is another kind of file</source>
        <translation>це файл іншого типу</translation>
    </message>
    <message>
        <source>it was cut off after its first bytes</source>
        <translation>він обірваний після перших байтів</translation>
    </message>
    <message>
        <source>it is an SQLite file of another program</source>
        <translation>це файл SQLite іншої програми</translation>
    </message>
    <message>
        <source>its version is missing</source>
        <translation>у ньому немає версії</translation>
    </message>
    <message>
        <source>its page size makes no sense</source>
        <translation>розмір його сторінки хибний</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>бракує його кінця</translation>
    </message>
    <message>
        <source>it is a link; open the file that it points to</source>
        <translation>це посилання; відкрийте файл, на який воно вказує</translation>
    </message>
    <message>
        <source>its name or folder cannot be followed</source>
        <translation>його назва або тека недоступні</translation>
    </message>
    <message>
        <source>it was opened only to look at</source>
        <translation>його відкрито лише для перегляду</translation>
    </message>
    <message>
        <source>the file may not be written</source>
        <translation>немає права записувати файл</translation>
    </message>
    <message>
        <source>{user} has it open on {host}</source>
        <translation>проєкт уже відкрито ({user}, {host})</translation>
    </message>
    <message>
        <source>its {kind} {name} is missing or was changed</source>
        <translation>у ньому бракує об’єкта {name} ({kind}), або його змінено</translation>
    </message>
    <message>
        <source>SQLite says: {what}</source>
        <translation>SQLite каже: {what}</translation>
    </message>
    <message>
        <source>it points to a row of {parent} that is not there</source>
        <translation>вказує на рядок таблиці {parent}, якого немає</translation>
    </message>
    <message>
        <source>SQLite cannot read it: {why}</source>
        <translation>SQLite не може його прочитати: {why}</translation>
    </message>
    <message>
        <source>its project row is missing</source>
        <translation>у ньому бракує рядка проєкту</translation>
    </message>
    <message>
        <source>there should be {expected} rows, and there are {found}</source>
        <translation>рядків має бути {expected}, а є {found}</translation>
    </message>
    <message>
        <source>its content does not match its checksum</source>
        <translation>вміст не відповідає контрольній сумі</translation>
    </message>
    <message>
        <source>its text is missing</source>
        <translation>тексту бракує</translation>
    </message>
    <message>
        <source>its text does not match its hash</source>
        <translation>текст не відповідає своєму хешу</translation>
    </message>
    <message>
        <source>its quote is not what stands at its place in the text</source>
        <translation>цитата не збігається з текстом на цьому місці</translation>
    </message>
    <message>
        <source>its project row makes no sense</source>
        <translation>рядок проєкту в ньому хибний</translation>
    </message>
    <message>
        <source>{title} is only written, not read.</source>
        <translation>Формат {title} лише записується, а не читається.</translation>
    </message>
    <message>
        <source>it could not be read safely: that takes too long or too much memory</source>
        <translation>його не вдалося безпечно прочитати: це забирає надто багато часу або пам’яті</translation>
    </message>
    <message>
        <source>it is protected by a password, or from an older program</source>
        <translation>він захищений паролем або створений старішою програмою</translation>
    </message>
    <message>
        <source>it is protected against copying</source>
        <translation>він захищений від копіювання</translation>
    </message>
    <message>
        <source>The book holds no text.</source>
        <translation>У книзі немає тексту.</translation>
    </message>
    <message>
        <source>A chapter was left out: {why}.</source>
        <translation>Один розділ пропущено: {why}.</translation>
    </message>
    <message>
        <source>it does not say what it holds</source>
        <translation>він не каже, що містить</translation>
    </message>
    <message>
        <source>it is protected by a password</source>
        <translation>він захищений паролем</translation>
    </message>
    <message>
        <source>{name} could not be written: only the desktop program lays out pages.</source>
        <translation>Не вдалося записати {name}: сторінки верстає лише програма з вікном.</translation>
    </message>
    <message>
        <source>{start} to {end} is not a stretch of the text; the tag was left out.</source>
        <translation>Від {start} до {end} — не відрізок тексту; фрагмент пропущено.</translation>
    </message>
    <message>
        <source>At {start} the text reads “{found}”, not “{said}”; the tag was left out.</source>
        <translation>На позиції {start} у тексті «{found}», а не «{said}»; фрагмент пропущено.</translation>
    </message>
    <message>
        <source>The file it came from is there, but its text reads otherwise.</source>
        <translation>Файл, з якого вона походить, є, але текст у ньому інший.</translation>
    </message>
    <message>
        <source>No texts were put into {name}: {reason}.</source>
        <translation>До {name} не додано жодного тексту: {reason}.</translation>
    </message>
    <message>
        <source>None of the texts that {name} lacks is among the articles.</source>
        <translation>Серед статей немає жодного з текстів, яких бракує в {name}.</translation>
    </message>
    <message>
        <source>Give the files or the project that the articles came from, unchanged.</source>
        <translation>Укажіть незмінені файли або проєкт, з яких узято статті.</translation>
    </message>
    <message>
        <source>it cannot be written over itself</source>
        <translation>його не можна записати поверх нього самого</translation>
    </message>
    <message>
        <source>something is there already</source>
        <translation>там уже щось є</translation>
    </message>
    <message>
        <source>it holds several datasets; name one of them</source>
        <translation>у ній кілька наборів даних; назвіть один із них</translation>
    </message>
    <message>
        <source>{title} is never without its texts</source>
        <translation>формат {title} ніколи не буває без текстів</translation>
    </message>
    <message>
        <source>there is no article without its text in it</source>
        <translation>у ньому немає статті без тексту</translation>
    </message>
    <message>
        <source>Its text is not among the articles.</source>
        <translation>Її тексту немає серед статей.</translation>
    </message>
    <message>
        <source>{label}: the {colour} is not a colour such as #1d5fb4.</source>
        <translation>{label}: {colour} — це не колір на зразок #1d5fb4.</translation>
    </message>
    <message>
        <source>{label}: the letter has at most two signs, the key one.</source>
        <translation>{label}: літера має щонайбільше два знаки, клавіша — один.</translation>
    </message>
    <message>
        <source>{label}, {field}: the smallest value is above the largest.</source>
        <translation>{label}, {field}: найменше значення перевищує найбільше.</translation>
    </message>
    <message>
        <source>{label}, {field}: two choices have the same value, or one has none.</source>
        <translation>{label}, {field}: два варіанти мають однакове значення або один не має жодного.</translation>
    </message>
    <message>
        <source>light text colour</source>
        <translation>світлий колір тексту</translation>
    </message>
    <message>
        <source>light fill</source>
        <translation>світла заливка</translation>
    </message>
    <message>
        <source>dark text colour</source>
        <translation>темний колір тексту</translation>
    </message>
    <message>
        <source>dark fill</source>
        <translation>темна заливка</translation>
    </message>
    <message>
        <source>This is not an annotation scheme: {why}.</source>
        <translation>Це не схема анотування: {why}.</translation>
    </message>
    <message>
        <source>reading it needs too much memory</source>
        <translation>читання потребує забагато пам’яті</translation>
    </message>
    <message>
        <source>it could not be read safely</source>
        <translation>його не вдалося безпечно прочитати</translation>
    </message>
    <message>
        <source>No text was found on these pages, only pictures, or damage: {pages}.</source>
        <translation>На цих сторінках тексту не знайдено, лише зображення або пошкодження: {pages}.</translation>
    </message>
    <message>
        <source>No text was found on {count} pages, only pictures, or damage: {pages}…</source>
        <translation>Сторінок без тексту, лише із зображеннями або пошкоджених: {count} ({pages}…)</translation>
    </message>
    <message>
        <source>it holds no text, only pictures of it; let a program for text recognition (OCR) add it first</source>
        <translation>у ньому немає тексту, лише його зображення; спершу додайте текст програмою розпізнавання (OCR)</translation>
    </message>
    <message>
        <source>it has more than {count:,} pages</source>
        <translation>у ньому понад {count:,} сторінок</translation>
    </message>
    <message>
        <source>it is larger than 512 MB</source>
        <translation>він більший за 512 МБ</translation>
    </message>
    <message>
        <source>it is not a whole PDF</source>
        <translation>це не цілий PDF</translation>
    </message>
    <message>
        <source>What stands with a span is not an object in braces.</source>
        <translation>Те, що стоїть при фрагменті, — не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>it has no column {missing}; its columns are: {columns}</source>
        <translation>у ньому немає стовпця {missing}; його стовпці: {columns}</translation>
    </message>
    <message>
        <source>no column looks like the text of articles; choose one (--column text=NAME) of: {columns}</source>
        <translation>жоден стовпець не схожий на текст статей; виберіть один (--column text=NAME) із: {columns}</translation>
    </message>
    <message>
        <source>{why} It was left out.</source>
        <translation>{why} Це пропущено.</translation>
    </message>
    <message>
        <source>{relations} relations between tags were left out.</source>
        <translation>Пропущено зв’язків між позначками: {relations}.</translation>
    </message>
    <message>
        <source>A tag at {stretch} is not on a stretch of the text.</source>
        <translation>Позначка на {stretch} не припадає на частину тексту.</translation>
    </message>
    <message>
        <source>The other fields of a tag are not JSON.</source>
        <translation>Інші поля позначки — не JSON.</translation>
    </message>
    <message>
        <source>It is in the file and was not written.</source>
        <translation>Це є у файлі, хоча його не записували.</translation>
    </message>
    <message>
        <source>The file ends here; {count} more were written.</source>
        <translation>Файл тут закінчується; записано ще {count}.</translation>
    </message>
    <message>
        <source>It came back otherwise.</source>
        <translation>Повернулося інакшим.</translation>
    </message>
    <message>
        <source>It came back otherwise: {parts}.</source>
        <translation>Повернулося інакшим: {parts}.</translation>
    </message>
    <message>
        <source>The line has a word and no tag; the word was taken without one.</source>
        <translation>У рядку є слово без позначки; слово взято без неї.</translation>
    </message>
    <message>
        <source>{name} with the texts is not beside it</source>
        <translation>{name} з текстами немає поруч</translation>
    </message>
    <message>
        <source>The row cannot be read: {why}.</source>
        <translation>Рядок не вдається прочитати: {why}.</translation>
    </message>
    <message>
        <source>A comment on the article was left out: {comment}</source>
        <translation>Коментар до статті пропущено: {comment}</translation>
    </message>
    <message>
        <source>A label is not a list of start, end and name.</source>
        <translation>Мітка — це не список із початку, кінця та назви.</translation>
    </message>
    <message>
        <source>A span has no name of a label.</source>
        <translation>Фрагмент не має назви мітки.</translation>
    </message>
    <message>
        <source>A relation is not an object in braces.</source>
        <translation>Зв’язок — це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>The relation {kind} joins tags; it was kept as a note on the first of them.</source>
        <translation>Зв’язок {kind} поєднує позначки; його збережено як примітку до першої з них.</translation>
    </message>
    <message>
        <source>The document holds no text.</source>
        <translation>У документі немає тексту.</translation>
    </message>
    <message>
        <source>Attachments were not opened: {names}.</source>
        <translation>Вкладення не відкривалися: {names}.</translation>
    </message>
    <message>
        <source>{count} attachments were not opened, among them {names}.</source>
        <translation>Вкладень, що не відкривалися: {count}, серед них {names}.</translation>
    </message>
    <message>
        <source>it does not begin as a message does</source>
        <translation>він починається не так, як лист</translation>
    </message>
    <message>
        <source>The message holds no text.</source>
        <translation>У листі немає тексту.</translation>
    </message>
    <message>
        <source>Its article could not be told from the rest: the text of the whole page was taken.</source>
        <translation>Статтю не вдалося відрізнити від решти: узято текст усієї сторінки.</translation>
    </message>
    <message>
        <source>The page is damaged ({why}): all its text was taken.</source>
        <translation>Сторінка пошкоджена ({why}): узято весь її текст.</translation>
    </message>
    <message>
        <source>The page holds no text.</source>
        <translation>На сторінці немає тексту.</translation>
    </message>
    <message>
        <source>A span is not an object in braces.</source>
        <translation>Фрагмент — це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>A span has no “label”.</source>
        <translation>Фрагмент не має «label».</translation>
    </message>
    <message>
        <source>A zone is not an object in braces.</source>
        <translation>Зона — це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>An entry of “progress” is not an object in braces.</source>
        <translation>Елемент «progress» — це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>It has no “data”.</source>
        <translation>Немає «data».</translation>
    </message>
    <message>
        <source>Its “data” has no “text”.</source>
        <translation>У «data» немає «text».</translation>
    </message>
    <message>
        <source>An annotation that was skipped in Label Studio was left out.</source>
        <translation>Анотацію, яку пропустили в Label Studio, не взято.</translation>
    </message>
    <message>
        <source>A result is not an object in braces.</source>
        <translation>Результат — це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>A region has no label.</source>
        <translation>Ділянка не має мітки.</translation>
    </message>
    <message>
        <source>A region is in a page, not in plain text.</source>
        <translation>Ділянка належить до сторінки, а не до звичайного тексту.</translation>
    </message>
    <message>
        <source>It was exported without its text; export it from labelbuddy with the text.</source>
        <translation>Експортовано без тексту; експортуйте з labelbuddy разом із текстом.</translation>
    </message>
    <message>
        <source>An annotation is not an object in braces.</source>
        <translation>Анотація — це не об’єкт у фігурних дужках.</translation>
    </message>
    <message>
        <source>An annotation has no “label_name”.</source>
        <translation>Анотація не має «label_name».</translation>
    </message>
    <message>
        <source>Bytes {start} to {end} are not a stretch of the text.</source>
        <translation>Байти {start}–{end} не є частиною тексту.</translation>
    </message>
    <message>
        <source>A span has {what} as an offset, which is not in the text.</source>
        <translation>Фрагмент має зсув {what}, якого в тексті немає.</translation>
    </message>
    <message>
        <source>A relation joins tags; it was kept as a note on the first of them. {note}</source>
        <translation>Зв’язок поєднує позначки; його збережено як примітку до першої з них. {note}</translation>
    </message>
    <message>
        <source>A relation joins tags; it belongs to no tag here and was left out. {note}</source>
        <translation>Зв’язок поєднує позначки; він не належить жодній із них тут, тож його пропущено. {note}</translation>
    </message>
    <message>
        <source>Its answer is “{record}”; its tags were left out.</source>
        <translation>Відповідь — «{record}»; позначки пропущено.</translation>
    </message>
    <message>
        <source>A span names token {number}, which is not there.</source>
        <translation>Фрагмент називає токен {number}, якого немає.</translation>
    </message>
    <message>
        <source>A relation names no spans.</source>
        <translation>Зв’язок не називає фрагментів.</translation>
    </message>
    <message>
        <source>it does not begin as RTF does</source>
        <translation>він починається не так, як RTF</translation>
    </message>
    <message>
        <source>its groups are nested too deeply</source>
        <translation>вкладеність його груп завелика</translation>
    </message>
    <message>
        <source>{name} is not in the archive</source>
        <translation>{name} немає в архіві</translation>
    </message>
    <message>
        <source>it holds more than {most_entries:,} files</source>
        <translation>у ньому понад {most_entries:,} файлів</translation>
    </message>
    <message>
        <source>it is not a whole archive ({why})</source>
        <translation>це не цілий архів ({why})</translation>
    </message>
    <message>
        <source>{name} is damaged</source>
        <translation>{name} пошкоджено</translation>
    </message>
    <message>
        <source>{name} is encrypted</source>
        <translation>{name} зашифровано</translation>
    </message>
    <message>
        <source>it is larger than 256 MB when unpacked</source>
        <translation>розпакований, він більший за 256 МБ</translation>
    </message>
    <message>
        <source>it is not a whole DocBin</source>
        <translation>це не цілий DocBin</translation>
    </message>
    <message>
        <source>it is not a DocBin</source>
        <translation>це не DocBin</translation>
    </message>
    <message>
        <source>its docs and its tokens do not fit together</source>
        <translation>його документи й токени не узгоджуються</translation>
    </message>
    <message>
        <source>its tokens and its spaces do not fit together</source>
        <translation>його токени й пробіли не узгоджуються</translation>
    </message>
    <message>
        <source>It holds a word that is not among the strings of the file.</source>
        <translation>Містить слово, якого немає серед рядків файлу.</translation>
    </message>
    <message>
        <source>A span is on the tokens {first} to {last}, which are not there.</source>
        <translation>Фрагмент стоїть на токенах {first}–{last}, яких немає.</translation>
    </message>
    <message>
        <source>{why} Its groups of spans were left out.</source>
        <translation>{why} Його групи фрагментів пропущено.</translation>
    </message>
    <message>
        <source>Its groups of spans cannot be read.</source>
        <translation>Групи фрагментів не вдається прочитати.</translation>
    </message>
    <message>
        <source>{why} The tag was left out.</source>
        <translation>{why} Позначку пропущено.</translation>
    </message>
    <message>
        <source>It is not in the table of articles; {count} of its tags were left out.</source>
        <translation>Її немає в таблиці статей; пропущено позначок: {count}.</translation>
    </message>
    <message>
        <source>There is no label.</source>
        <translation>Мітки немає.</translation>
    </message>
    <message>
        <source>The column other_fields is not JSON.</source>
        <translation>Стовпець other_fields — це не JSON.</translation>
    </message>
    <message>
        <source>There is no whole number as {name}.</source>
        <translation>Немає цілого числа в {name}.</translation>
    </message>
    <message>
        <source>it holds unsafe XML</source>
        <translation>у ній небезпечний XML</translation>
    </message>
    <message>
        <source>it is not a whole workbook</source>
        <translation>це не ціла книга Excel</translation>
    </message>
    <message>
        <source>it has no sheet called {sheet_name}</source>
        <translation>у ньому немає аркуша {sheet_name}</translation>
    </message>
    <message>
        <source>{count} of {all} entries hold no text, only a title or a link.</source>
        <translation>Записів без тексту, лише із заголовком або посиланням: {count} з {all}.</translation>
    </message>
    <message>
        <source>Entries after the first {count:,} were left out.</source>
        <translation>Записи після перших {count:,} пропущено.</translation>
    </message>
    <message>
        <source>it is unsafe XML: it declares entities, which could hide or fetch anything</source>
        <translation>це небезпечний XML: він оголошує сутності, якими можна приховати чи завантажити будь-що</translation>
    </message>
    <message>
        <source>it is not a feed, or has no entries</source>
        <translation>це не стрічка новин, або в ній немає записів</translation>
    </message>
    <message>
        <source>it is not a whole feed</source>
        <translation>це не ціла стрічка новин</translation>
    </message>
    <message>
        <source>The pages behind the first {count} were left out: {why}.</source>
        <translation>Сторінки після перших {count} пропущено: {why}.</translation>
    </message>
    <message>
        <source>{count} of {all} pages hold no text.</source>
        <translation>Сторінок без тексту: {count} з {all}.</translation>
    </message>
    <message>
        <source>The page was left out: it is damaged.</source>
        <translation>Сторінку пропущено: вона пошкоджена.</translation>
    </message>
    <message>
        <source>The page was left out: it is larger than 64 MB.</source>
        <translation>Сторінку пропущено: вона більша за 64 МБ.</translation>
    </message>
    <message>
        <source>The archive holds no pages.</source>
        <translation>В архіві немає сторінок.</translation>
    </message>
    <message>
        <source>it unpacks to far more than it is, as only a file made to do harm does</source>
        <translation>після розпакування він у багато разів більший, як буває лише у файлів, створених на шкоду</translation>
    </message>
    <message>
        <source>it is not a whole WARC file</source>
        <translation>це не цілий файл WARC</translation>
    </message>
    <message>
        <source>it holds no document of a word processor</source>
        <translation>у ньому немає документа текстового редактора</translation>
    </message>
    <message>
        <source>its parts are nested too deeply</source>
        <translation>його частини вкладено надто глибоко</translation>
    </message>
    <message>
        <source>it is not a whole message</source>
        <translation>це не ціле повідомлення</translation>
    </message>
    <message>
        <source>It was left out: {why}.</source>
        <translation>Пропущено: {why}.</translation>
    </message>
    <message>
        <source>it has more than {count:,} elements</source>
        <translation>у ньому понад {count:,} елементів</translation>
    </message>
    <message>
        <source>it is not well-formed XML ({why})</source>
        <translation>це неправильний XML ({why})</translation>
    </message>
    <message>
        <source>it is unsafe XML: it declares a document type, which could hide or fetch anything</source>
        <translation>це небезпечний XML: він оголошує тип документа, який міг би приховати або завантажити що завгодно</translation>
    </message>
    <message>
        <source>its encoding is not known</source>
        <translation>його кодування невідоме</translation>
    </message>
    <message>
        <source>It is an archive inside of an archive, and was not opened.</source>
        <translation>Це архів усередині архіву, його не відкривали.</translation>
    </message>
    <message>
        <source>No format reads these files, which were left out: {names}.</source>
        <translation>Ці файли пропущено, бо їх не читає жоден формат: {names}.</translation>
    </message>
    <message>
        <source>No format reads {count} files, which were left out, among them {names}.</source>
        <translation>Пропущено файлів, яких не читає жоден формат: {count}, серед них {names}.</translation>
    </message>
    <message>
        <source>The archive is empty.</source>
        <translation>Архів порожній.</translation>
    </message>
    <message>
        <source>The label {label} was added to the scheme.</source>
        <translation>До схеми додано мітку {label}.</translation>
    </message>
    <message>
        <source>The field {key} was added to the label {label}.</source>
        <translation>До мітки {label} додано поле {key}.</translation>
    </message>
    <message>
        <source>{field} was left blank: annotators differ.</source>
        <translation>Поле {field} залишено порожнім: розмітники розходяться.</translation>
    </message>
    <message>
        <source>It is the project itself.</source>
        <translation>Це сам проєкт.</translation>
    </message>
    <message>
        <source>It has no text.</source>
        <translation>Немає тексту.</translation>
    </message>
    <message>
        <source>It has no text. Put the texts back first: annotator attach.</source>
        <translation>Немає тексту. Спершу поверніть тексти: annotator attach.</translation>
    </message>
    <message>
        <source>It is longer than 16 million characters.</source>
        <translation>Довше за 16 мільйонів символів.</translation>
    </message>
    <message>
        <source>The text does not match the hash that came with it.</source>
        <translation>Текст не відповідає контрольній сумі, що надійшла з ним.</translation>
    </message>
    <message>
        <source>The same text is in the project already.</source>
        <translation>Такий самий текст уже є в проєкті.</translation>
    </message>
    <message>
        <source>Left out: it is not where the text reads like that.</source>
        <translation>Пропущено: у цьому місці тексту стоїть інше.</translation>
    </message>
    <message>
        <source>its label has no name</source>
        <translation>його мітка не має назви</translation>
    </message>
    <message>
        <source>its note is longer than a million characters</source>
        <translation>його нотатка довша за мільйон символів</translation>
    </message>
    <message>
        <source>it is longer than a million characters</source>
        <translation>він довший за мільйон символів</translation>
    </message>
    <message>
        <source>the same tag is in the file twice</source>
        <translation>той самий фрагмент у файлі двічі</translation>
    </message>
    <message>
        <source>characters (Unicode code points)</source>
        <translation>символи (кодові позиції Юнікоду)</translation>
    </message>
    <message>
        <source>UTF-16 units</source>
        <translation>одиниці UTF-16</translation>
    </message>
    <message>
        <source>bytes of UTF-8</source>
        <translation>байти UTF-8</translation>
    </message>
    <message>
        <source>Left out: {why}.</source>
        <translation>Пропущено: {why}.</translation>
    </message>
    <message>
        <source>{start} to {end} is not a stretch of the text</source>
        <translation>від {start} до {end} — не відрізок тексту</translation>
    </message>
    <message>
        <source>at {start} the text reads “{found}”, not “{said}”</source>
        <translation>на позиції {start} у тексті «{found}», а не «{said}»</translation>
    </message>
    <message>
        <source>{key}: {why} It was kept as it is.</source>
        <translation>{key}: {why} Залишено як є.</translation>
    </message>
    <message>
        <source>It was read as {encoding}, which is a guess.</source>
        <translation>Прочитано в кодуванні {encoding}, але це здогад.</translation>
    </message>
    <message>
        <source>It does not say what its offsets count; they were taken as {why}. Where tags stand beside their words, undo the import and choose another unit (--offset-unit).</source>
        <translation>У файлі не сказано, що рахують його позиції; вважаємо, що це {why}. Якщо фрагменти стоять не на своїх словах, скасуйте імпорт і виберіть іншу одиницю (--offset-unit).</translation>
    </message>
    <message>
        <source>The article is in the project already; {count} tags were added to it.</source>
        <translation>Ця стаття вже є в проєкті; до неї додано фрагментів: {count}.</translation>
    </message>
    <message>
        <source>Left out as you chose: it is a copy of an article that came before it.</source>
        <translation>Пропущено, як ви вибрали: це копія статті, що надійшла раніше.</translation>
    </message>
    <message>
        <source>Left out as you chose: it is a copy of “{title}”.</source>
        <translation>Пропущено, як ви вибрали: це копія статті «{title}».</translation>
    </message>
    <message>
        <source>Left out as you chose: {count} tagged as {label}.</source>
        <translation>Пропущено, як ви вибрали: фрагментів із міткою {label} — {count}.</translation>
    </message>
    <message>
        <source>No tag had the label {label}, which was mapped.</source>
        <translation>Мітки {label}, для якої вказано заміну, немає в жодного фрагмента.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Такого файлу немає.</translation>
    </message>
    <message>
        <source>It is neither a file nor a folder.</source>
        <translation>Це ні файл, ні папка.</translation>
    </message>
    <message>
        <source>It is a link to somewhere else, which is not followed in a folder.</source>
        <translation>Це посилання на інше місце; у теці такі не читаються.</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>Папка порожня.</translation>
    </message>
    <message>
        <source>No format reads files with no ending.</source>
        <translation>Жоден формат не читає файлів без розширення.</translation>
    </message>
    <message>
        <source>No format reads files with {ending} and content like this.</source>
        <translation>Жоден формат не читає файлів {ending} з таким вмістом.</translation>
    </message>
    <message>
        <source>No format reads files with {ending}.</source>
        <translation>Жоден формат не читає файлів {ending}.</translation>
    </message>
    <message>
        <source>its fields are nested too deeply</source>
        <translation>його поля вкладені надто глибоко</translation>
    </message>
    <message>
        <source>its fields are longer than a million characters</source>
        <translation>його поля довші за мільйон символів</translation>
    </message>
    <message>
        <source>it is a link, a device or a pipe</source>
        <translation>це посилання, пристрій або канал</translation>
    </message>
    <message>
        <source>The files could not be read to the end: the computer may lack memory.</source>
        <translation>Файли не вдалося прочитати до кінця: можливо, комп’ютерові бракує пам’яті.</translation>
    </message>
    <message>
        <source>Close other programs, or import fewer files at a time.</source>
        <translation>Закрийте інші програми або імпортуйте менше файлів за раз.</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>one article a line</source>
        <translation>стаття в рядку</translation>
    </message>
    <message>
        <source>ready for training</source>
        <translation>готово до навчання</translation>
    </message>
    <message>
        <source>Hugging Face, DuckDB, Dask</source>
        <translation>Hugging Face, DuckDB, Dask</translation>
    </message>
    <message>
        <source>one token a line</source>
        <translation>токен у рядку</translation>
    </message>
    <message>
        <source>pairs of .txt and .ann</source>
        <translation>пари .txt і .ann</translation>
    </message>
    <message>
        <source>tasks JSON</source>
        <translation>завдання в JSON</translation>
    </message>
    <message>
        <source>JSON Lines for doccano</source>
        <translation>JSON Lines для doccano</translation>
    </message>
    <message>
        <source>for INCEpTION</source>
        <translation>для INCEpTION</translation>
    </message>
    <message>
        <source>who says how many, CSV</source>
        <translation>хто що каже, CSV</translation>
    </message>
    <message>
        <source>one tag a row</source>
        <translation>позначка в рядку</translation>
    </message>
    <message>
        <source>one tag a row, tabs</source>
        <translation>позначка в рядку, табуляція</translation>
    </message>
    <message>
        <source>sheets of tags and articles</source>
        <translation>аркуші позначок і статей</translation>
    </message>
    <message>
        <source>articles with highlights</source>
        <translation>статті з виділеннями</translation>
    </message>
    <message>
        <source>articles to read and print</source>
        <translation>статті для читання й друку</translation>
    </message>
    <message>
        <source>JSON Lines with tokens</source>
        <translation>JSON Lines із токенами</translation>
    </message>
    <message>
        <source>JSON Lines for labelbuddy</source>
        <translation>JSON Lines для labelbuddy</translation>
    </message>
    <message>
        <source>JSON for INCEpTION</source>
        <translation>JSON для INCEpTION</translation>
    </message>
    <message>
        <source>tokens for INCEpTION</source>
        <translation>токени для INCEpTION</translation>
    </message>
    <message>
        <source>JSON-LD for the web</source>
        <translation>JSON-LD для вебу</translation>
    </message>
    <message>
        <source>NVivo, ATLAS.ti, MAXQDA</source>
        <translation>NVivo, ATLAS.ti, MAXQDA</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Простий текст</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Вебсторінка</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Документ Word</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>Текст OpenDocument</translation>
    </message>
    <message>
        <source>Rich text</source>
        <translation>Форматований текст (RTF)</translation>
    </message>
    <message>
        <source>E-book</source>
        <translation>Електронна книга</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Електронний лист</translation>
    </message>
    <message>
        <source>RSS or Atom feed</source>
        <translation>Стрічка RSS або Atom</translation>
    </message>
    <message>
        <source>Web archive</source>
        <translation>Вебархів</translation>
    </message>
    <message>
        <source>ZIP archive</source>
        <translation>Архів ZIP</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Книга Excel</translation>
    </message>
    <message>
        <source>Casualty table</source>
        <translation>Таблиця жертв</translation>
    </message>
    <message>
        <source>REFI-QDA project</source>
        <translation>Проєкт REFI-QDA</translation>
    </message>
</context>
<context>
    <name>losses</name>
    <message>
        <source>tags that overlap another one, left out</source>
        <translation>позначки, що перетинаються з іншою: пропущено</translation>
    </message>
    <message>
        <source>tags given alike more than once, written once</source>
        <translation>однакові позначки, зроблені кілька разів: записано раз</translation>
    </message>
    <message>
        <source>tags that begin or end inside a word, grown to whole words</source>
        <translation>позначки, що починаються чи закінчуються всередині слова: розширено до цілих слів</translation>
    </message>
    <message>
        <source>tags with white space at an edge, trimmed</source>
        <translation>позначки з пробілами скраю: обрізано</translation>
    </message>
    <message>
        <source>tags on nothing that the format can hold, left out</source>
        <translation>позначки на тому, чого формат не вміщує: пропущено</translation>
    </message>
    <message>
        <source>tags of other labels, without a row of their own</source>
        <translation>позначки з іншими мітками: без окремого рядка</translation>
    </message>
    <message>
        <source>form fields, left out</source>
        <translation>поля форми: пропущено</translation>
    </message>
    <message>
        <source>marks of fields that filled themselves, left out</source>
        <translation>ознаки автоматично заповнених полів: пропущено</translation>
    </message>
    <message>
        <source>notes, left out</source>
        <translation>примітки: пропущено</translation>
    </message>
    <message>
        <source>names of who tagged, left out</source>
        <translation>імена розмітників: пропущено</translation>
    </message>
    <message>
        <source>ids, times and origins of tags, left out</source>
        <translation>ідентифікатори, час і походження позначок: пропущено</translation>
    </message>
    <message>
        <source>states, flags and time spent by annotators, left out</source>
        <translation>стани, прапорці й час роботи розмітників: пропущено</translation>
    </message>
    <message>
        <source>marks of site furniture, left out; its words stay in the texts</source>
        <translation>позначки службового тексту сайту: пропущено; його слова лишаються в текстах</translation>
    </message>
    <message>
        <source>links of edited copies to their originals, left out</source>
        <translation>зв’язки змінених копій з оригіналами, пропущено</translation>
    </message>
    <message>
        <source>parts of articles&apos; titles, sources, addresses, dates, languages, left out</source>
        <translation>частини заголовків, джерел, адрес, дат, мов статей: пропущено</translation>
    </message>
    <message>
        <source>field values that are written as plain text in a note, not as fields</source>
        <translation>значення полів, записані простим текстом у примітці, а не як поля</translation>
    </message>
    <message>
        <source>characters that the format forbids, replaced</source>
        <translation>символи, заборонені форматом: замінено</translation>
    </message>
    <message>
        <source>texts whose white space changes</source>
        <translation>тексти, у яких змінюються пробіли</translation>
    </message>
    <message>
        <source>tags in or across parts that are cut out of the texts, left out</source>
        <translation>позначок у вирізаних частинах текстів або на їхніх межах, пропущено</translation>
    </message>
    <message>
        <source>links to tags that do not go out, written as words only</source>
        <translation>посилань на позначки, які не виходять, записано лише словами</translation>
    </message>
    <message>
        <source>articles of which nothing is left, left out</source>
        <translation>статей, від яких нічого не залишилося, пропущено</translation>
    </message>
    <message>
        <source>articles whose review is not closed: their gold may be incomplete</source>
        <translation>статей, перевірку яких не завершено: їхній еталон може бути неповним</translation>
    </message>
    <message>
        <source>articles without others&apos; tags, as this project is blind and yours are not done</source>
        <translation>статей без чужих позначок, бо проєкт розмічають наосліп, а ваші позначки в них не завершено</translation>
    </message>
    <message>
        <source>tags made by machines, left out; they go out by name</source>
        <translation>позначок, зроблених машинами, пропущено; їх можна вибрати за іменем</translation>
    </message>
    <message>
        <source>names that more than one label goes out under</source>
        <translation>назв, під якими виходить більш ніж одна мітка</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>line {number}</source>
        <translation>рядок {number}</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>рядок таблиці {number}</translation>
    </message>
    <message>
        <source>record {number}</source>
        <translation>запис {number}</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>запис {number}</translation>
    </message>
    <message>
        <source>chapter {number}</source>
        <translation>розділ {number}</translation>
    </message>
    <message>
        <source>article {number}</source>
        <translation>стаття {number}</translation>
    </message>
    <message>
        <source>tag {number}</source>
        <translation>позначка {number}</translation>
    </message>
    <message>
        <source>zone {number}</source>
        <translation>зона {number}</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>the project</source>
        <translation>проєкт</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>мітки</translation>
    </message>
    <message>
        <source>labels and fields</source>
        <translation>мітки й поля</translation>
    </message>
</context>
<context>
    <name>quotes</name>
    <message>
        <source>“{quote}”</source>
        <translation>«{quote}»</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>boundary rule</source>
        <translation>правило меж</translation>
    </message>
    <message>
        <source>wrong label</source>
        <translation>хибна мітка</translation>
    </message>
    <message>
        <source>missed mention</source>
        <translation>пропущена згадка</translation>
    </message>
    <message>
        <source>not in the guidelines</source>
        <translation>немає у правилах</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>повтор</translation>
    </message>
    <message>
        <source>other</source>
        <translation>інше</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>en</source>
        <translation>uk</translation>
    </message>
    <message>
        <source>1,000</source>
        <translation>1&#xa0;000</translation>
    </message>
    <message>
        <source>{count} article</source>
        <translation>{count} стаття</translation>
    </message>
    <message>
        <source>{count} articles</source>
        <translation>статей: {count}</translation>
    </message>
    <message>
        <source>{count} tag</source>
        <translation>{count} позначка</translation>
    </message>
    <message>
        <source>{count} tags</source>
        <translation>позначок: {count}</translation>
    </message>
    <message>
        <source>tagged by {people}</source>
        <translation>розмітка: {people}</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статті</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Позначка</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Хто</translation>
    </message>
    <message>
        <source>No tags.</source>
        <translation>Без позначок.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Без назви</translation>
    </message>
    <message>
        <source>Tagged articles</source>
        <translation>Розмічені статті</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>так</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ні</translation>
    </message>
    <message>
        <source>{count} kept</source>
        <translation>без змін: {count}</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>змінено: {count}</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>вилучено: {count}</translation>
    </message>
    <message>
        <source>{count} missed</source>
        <translation>пропущено: {count}</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Без змін</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Змінено</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Вилучено</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Feedback for {name}</source>
        <translation>Відгук для {name}</translation>
    </message>
    <message>
        <source>Tags: {counts}.</source>
        <translation>Позначки: {counts}.</translation>
    </message>
    <message>
        <source>{count} more articles stand in the saved report.</source>
        <translation>У збереженому звіті є ще статті: {count}.</translation>
    </message>
    <message>
        <source>{count} more kept as they are.</source>
        <translation>Ще без змін: {count}.</translation>
    </message>
    <message>
        <source>({label}; by {name})</source>
        <translation>({label}; перевірка: {name})</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Мітка</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>у вас</translation>
    </message>
    <message>
        <source>now</source>
        <translation>тепер</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>порожньо</translation>
    </message>
</context>
</TS>
