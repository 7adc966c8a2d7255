"""Words by which pages say what is no article, in English, Ukrainian and Russian.

Everything here is in the form that :func:`annotator.domain.furniture.line_key` gives: small letters, straight
apostrophes, ``е`` for ``ё``, no signs at the edges. Fill in only what an article does not say in a line of its own:
a mark too few is drawn in a second, a mark too many hides something from who tags.
"""

LINES = frozenset(
    (
        # English
        *("back to top", "back to top button", "scroll to top", "return to top", "go to top", "to top"),
        *("don't miss", "don't miss it", "do not miss", "read more", "read more here", "read next", "read also"),
        *("also read", "see also", "up next", "more from", "more on this", "more on this story", "more on this topic"),
        *("more stories", "more news", "more top stories", "more like this", "related", "related articles"),
        *("related stories", "related topics", "related content", "related news", "related coverage", "related posts"),
        *("recommended", "recommended for you", "recommended stories", "you may also like", "you might also like"),
        *("you may also be interested in", "suggested topics", "explore more", "keep reading", "continue reading"),
        *("story continues below", "story continues below advertisement", "article continues below"),
        *("article continues after this advertisement", "article continues after ad", "continue reading below"),
        *("advertisement", "advertisements", "advertising", "advert", "ad", "skip advertisement", "skip ad"),
        *("scroll to continue", "remove ads", "sponsored", "sponsored content", "paid content", "promoted content"),
        *("promoted stories", "from our partners", "around the web", "from around the web", "partner content"),
        *("share", "share this", "share this article", "share this story", "share this page", "share this post"),
        *("share article", "share with friends", "share via email", "share on social media", "share options"),
        *("copy link", "link copied", "copied to clipboard", "copy url", "copy article link", "print this article"),
        *("print article", "print this page", "email this article", "email article", "save article", "save for later"),
        *("save this story", "gift this article", "give this article", "listen to this article", "listen to article"),
        *("comment on this article", "comment on this story", "leave a comment", "leave a reply", "post a comment"),
        *("add a comment", "join the conversation", "join the discussion", "view comments", "show comments"),
        *("view all comments", "read the comments", "comments are closed", "start the conversation", "load comments"),
        *("sign up", "sign in", "log in", "log out", "subscribe", "subscribe now", "subscribe today"),
        *("create an account", "already a subscriber", "become a member", "donate", "donate now", "support us"),
        *("make a donation", "newsletter", "newsletters", "newsletter sign-up", "newsletter signup", "your email"),
        *("sign up for our newsletter", "subscribe to our newsletter", "email address", "enter your email"),
        *("your email address", "thanks for subscribing", "privacy policy", "cookie policy", "terms of use"),
        *("terms of service", "terms and conditions", "terms & conditions", "cookie settings", "accept cookies"),
        *("accept all", "accept all cookies", "reject all", "manage cookies", "cookie preferences", "contact us"),
        *("about us", "all rights reserved", "skip to main content", "skip to content", "skip to navigation"),
        *("jump to content", "toggle navigation", "open menu", "close menu", "main menu", "menu"),
        *("most read", "most popular", "most viewed", "most shared", "most watched", "trending", "trending now"),
        *("popular now", "editor's picks", "editors' picks", "editor's pick", "top stories", "latest news"),
        *("latest stories", "latest headlines", "breaking news", "top news", "must read", "must reads", "must watch"),
        *("follow us", "follow us on", "follow us on social media", "find us on", "get the app", "download the app"),
        *("download our app", "get our app", "join our channel", "load more", "show more", "see more", "view more"),
        *(
            "see all",
            "view all",
            "see all topics",
            "all topics",
            "more videos",
            "watch more",
            "watch now",
            "play video",
        ),
        *("watch the video", "unmute", "full screen", "fullscreen", "view gallery", "next up"),
        *("open image in gallery", "view image in fullscreen", "open gallery", "image gallery", "toggle caption"),
        *("hide caption", "enlarge this image", "previous article", "next article", "previous post", "next post"),
        *("report an error", "report a typo", "report this ad", "our standards", "was this article helpful"),
        *("our standards: the thomson reuters trust principles", "opens new tab", "purchase licensing rights"),
        *("view in browser", "get breaking news alerts", "turn on notifications", "enable notifications"),
        # Ukrainian
        *("нагору", "догори", "вгору", "наверх", "на початок", "повернутися нагору", "читайте також", "читати також"),
        *("читайте ще", "читати далі", "читати більше", "читати повністю", "дивіться також", "дивитися також"),
        *("також читайте", "до теми", "за темою", "матеріали по темі", "матеріали за темою", "новини за темою"),
        *("новини по темі", "схожі новини", "схожі матеріали", "пов'язані новини", "більше новин", "ще новини"),
        *("не пропустіть", "реклама", "на правах реклами", "партнерський матеріал", "новини партнерів"),
        *("матеріали партнерів", "поділитися", "поділитись", "поширити", "поділитися новиною", "поділіться новиною"),
        *("поділитися у соцмережах", "скопіювати посилання", "копіювати посилання", "посилання скопійовано"),
        *("роздрукувати", "версія для друку", "надрукувати", "підписатися", "підписатись", "підпишіться"),
        *("підписуйтесь", "підписуйтеся", "увійти", "зареєструватися", "реєстрація", "підтримати", "підтримати нас"),
        *(
            "підтримайте нас",
            "залишити коментар",
            "додати коментар",
            "показати коментарі",
            "приєднатися до обговорення",
        ),
        *("стежте за нами", "слідкуйте за нами", "ми у соцмережах", "ми в соцмережах", "ми в telegram"),
        *("усі новини", "всі новини", "останні новини", "головні новини", "найпопулярніше", "популярні новини"),
        *("найчитаніше", "топ новин", "топ-новини", "вибір редакції", "головне за день", "показати більше"),
        *("завантажити ще", "показати ще", "усі права захищено", "всі права захищені"),
        *("політика конфіденційності", "угода користувача", "прийняти", "повідомити про помилку", "попередня новина"),
        *("наступна новина", "попередня стаття", "наступна стаття", "перейти до вмісту", "перейти до основного вмісту"),
        # Russian
        *("вверх", "в начало", "вернуться наверх", "читайте также", "читать также", "читайте еще", "читать далее"),
        *("читать полностью", "читать дальше", "смотрите также", "смотреть также", "также читайте", "по теме"),
        *("материалы по теме", "новости по теме", "похожие новости", "похожие материалы", "связанные новости"),
        *("больше новостей", "еще новости", "не пропустите", "на правах рекламы", "новости партнеров"),
        *("материалы партнеров", "партнерский материал", "поделиться", "поделиться новостью", "поделитесь новостью"),
        *(
            "поделиться в соцсетях",
            "рассказать друзьям",
            "скопировать ссылку",
            "копировать ссылку",
            "ссылка скопирована",
        ),
        *("распечатать", "версия для печати", "подписаться", "подпишитесь", "подписывайтесь", "войти"),
        *("зарегистрироваться", "регистрация", "поддержать", "поддержать нас", "поддержите нас"),
        *("оставить комментарий", "добавить комментарий", "показать комментарии", "присоединиться к обсуждению"),
        *("следите за нами", "мы в соцсетях", "мы в telegram", "мы в телеграм", "все новости", "последние новости"),
        *("главные новости", "популярное", "популярные новости", "самое читаемое", "самое популярное", "топ новостей"),
        *("выбор редакции", "главное за день", "показать еще", "загрузить еще", "показать больше"),
        *("все права защищены", "политика конфиденциальности", "пользовательское соглашение", "принять"),
        *("сообщить об ошибке", "предыдущая новость", "следующая новость", "предыдущая статья", "следующая статья"),
        *("перейти к содержанию", "перейти к основному содержанию"),
    )
)
"""Whole lines that are furniture wherever they stand."""

WEAK_LINES = frozenset(
    (
        *("comment", "comments", "print", "save", "listen", "watch", "video", "videos", "photos", "live", "home"),
        *("news", "world", "world news", "europe", "opinion", "politics", "business", "sport", "sports", "culture"),
        *(
            "tags",
            "topics",
            "next",
            "previous",
            "more",
            "reply",
            "like",
            "top",
            "in this article",
            "x",
            "search",
            "close",
            "play",
            "submit",
            "register",
            "більше",
        ),
        *("коментар", "коментарі", "друк", "відео", "фото", "світ", "новини", "головна", "теги", "теми", "популярне"),
        *("комментарий", "комментарии", "печать", "видео", "мир", "новости", "главная", "темы", "актуально", "далі"),
        *("далее", "еще", "ще", "актуальне", "головне", "главное", "війна", "война", "політика", "политика"),
    )
)
"""Whole lines that are furniture beside furniture or at an edge of the page; elsewhere they may head a section."""

HEADED = (
    # What stands behind it on the line is a link: "Read more: ...".
    *("read more", "read also", "also read", "read next", "see also", "related", "related article", "related story"),
    *("related articles", "related stories", "related coverage", "related topics", "recommended", "more from"),
    *("more on this story", "more on this topic", "don't miss", "up next", "next article", "previous article"),
    *("trending", "most read", "must read", "must watch", "editor's pick", "editor's picks", "tags", "filed under"),
    *("related tags", "share this", "share this article", "follow us on", "find us on", "our standards"),
    *("in pictures", "watch more", "listen to this article", "suggested reading", "further reading"),
    *("читайте також", "читати також", "також читайте", "дивіться також", "читайте ще", "до теми", "за темою"),
    *("не пропустіть", "теги", "ми у соцмережах", "матеріали за темою", "новини за темою", "схожі новини"),
    *("читайте также", "читать также", "также читайте", "смотрите также", "читайте еще", "по теме"),
    *("материалы по теме", "новости по теме", "не пропустите", "мы в соцсетях", "похожие новости"),
)
"""Openings of a line that hold with a colon, a dash, a bar or dots behind them."""

OPENINGS = (
    *("click here to", "tap here to", "sign up for our", "sign up to our", "sign up to receive", "sign up here"),
    "subscribe to our",
    *("get the latest news", "get breaking news", "get all the latest", "join our telegram", "join our whatsapp"),
    *("join us on telegram", "join us on whatsapp", "follow us on", "follow bbc", "find us on"),
    *("like us on facebook", "share on facebook", "share on twitter", "share on x", "share on whatsapp"),
    *("share on telegram", "share on linkedin", "share via email", "share to facebook", "tweet this"),
    *("download our app", "download the app", "listen to our podcast"),
    *("this site uses cookies", "this website uses cookies", "we use cookies", "by clicking accept"),
    *("by continuing to use this site", "by continuing to use our", "by signing up, you", "this page uses cookies"),
    *("we and our partners use", "we and our partners store"),
    *("please enable javascript", "you need to enable javascript", "your browser does not support"),
    *("this video can not be played", "to play this video", "copyright ©", "copyright 20", "all rights reserved"),
    *("do you have a story", "got a story?", "have you been affected by", "if you found an error"),
    "if you find an error",
    *("if you see a typo", "this article was originally published on", "this story was originally published on"),
    *("підписуйтесь на наш", "підписуйтеся на наш", "підписуйтесь на нас", "підписуйтеся на нас"),
    *("підписуйтесь на канал", "підписуйтеся на канал", "підписуйся на", "підпишіться на наш", "підпишіться на канал"),
    *("підпишіться на нас", "приєднуйтесь до нас", "приєднуйтеся до нас", "приєднуйтесь до нашого"),
    *("стежте за нами у", "стежте за нами в", "слідкуйте за нами у", "слідкуйте за нами в"),
    *("долучайтесь до нашого", "якщо ви знайшли помилку", "якщо ви помітили помилку", "помітили помилку?"),
    *("знайшли помилку?", "ми використовуємо cookie", "ми використовуємо файли cookie", "цей сайт використовує cookie"),
    *("більше новин про", "більше новин у", "поділитися у соц", "поділитися в соц"),
    *(
        "поділитися у facebook",
        "поділитися в telegram",
        "передрук матеріалів",
        "використання матеріалів сайту",
        "будь-яке використання матеріалів",
    ),
    *("підтримайте роботу редакції", "надіслати новину"),
    *("подписывайтесь на наш", "подписывайтесь на нас", "подписывайтесь на канал", "подписывайся на"),
    *("подпишитесь на наш", "подпишитесь на нас", "подпишитесь на канал", "присоединяйтесь к нам"),
    *("присоединяйтесь к нашему", "следите за нами в", "следите за новостями", "следите за нашими"),
    *("если вы нашли ошибку", "если вы заметили ошибку", "заметили ошибку?", "нашли ошибку?"),
    *("мы используем cookie", "мы используем файлы cookie", "этот сайт использует cookie"),
    *(
        "больше новостей о",
        "больше новостей в",
        "поделиться в соц",
        "поделиться в telegram",
        "использование материалов сайта",
    ),
    *("любое использование материалов", "поддержите работу редакции", "прислать новость"),
)
"""Openings of a line that make the whole line furniture."""

SHARE_WORDS = frozenset(
    (
        *("facebook", "twitter", "whatsapp", "telegram", "viber", "linkedin", "reddit", "pinterest", "instagram"),
        *("youtube", "tiktok", "messenger", "threads", "bluesky", "mastodon", "flipboard", "pocket", "tumblr"),
        *("фейсбук", "твіттер", "твиттер", "телеграм", "вайбер", "інстаграм", "инстаграм", "вконтакте", "ютуб"),
    )
)
"""Where a page can be shared."""

BESIDE_SHARE_WORDS = frozenset(
    (
        *("x", "email", "e-mail", "mail", "print", "share", "tweet", "copy", "link", "save", "sms", "on", "post", "vk"),
        *(
            "comment",
            "comments",
            "more",
            "like",
            "follow",
            "us",
            "send",
            "and",
            "rss",
            "поділитися",
            "поширити",
            "друк",
        ),
        *("поделиться", "печать", "пошта", "почта", "посилання", "ссылка", "копіювати", "копировать", "у", "в", "на"),
    )
)
"""What stands beside them on the same line."""

CREDIT_WORDS = frozenset(
    (
        *("afp", "ap", "reuters", "getty", "images", "epa", "epa-efe", "efe", "anadolu", "shutterstock", "alamy"),
        *("dpa", "ukrinform", "unian", "укрінформ", "уніан", "униан", "укринформ", "тасс", "nurphoto", "zuma", "tass"),
        *("photo", "photos", "picture", "image", "file", "via", "credit", "by", "фото", "source", "pool", "handout"),
        *("press", "association", "associated", "agency", "pa", "wire", "джерело", "світлина", "архів", "архив"),
    )
)
"""A line of these words alone, an agency among them, says whose a picture is."""

AGENCIES = CREDIT_WORDS - frozenset(
    (
        *("images", "photo", "photos", "picture", "image", "file", "via", "credit", "by", "фото", "source", "pool"),
        *("handout", "press", "association", "associated", "agency", "pa", "wire", "джерело", "світлина"),
        *("архів", "архив"),
    )
)

SECTIONS = frozenset(
    (
        *(
            "news",
            "world",
            "europe",
            "politics",
            "ukraine",
            "russia",
            "war",
            "international",
            "live",
            "video",
            "opinion",
        ),
        *("times", "post", "guardian", "independent", "telegraph", "reuters", "cnn", "bbc", "jazeera", "sky", "mirror"),
        *("express", "mail", "sun", "standard", "journal", "tribune", "herald", "today", "online", "magazine", "daily"),
        *("press", "agency", "pravda", "updates", "conflict", "новини", "новости", "світ", "мир", "правда", "уніан"),
        *("униан", "укрінформ", "суспільне", "тсн", "цензор", "україна", "украина", "війна", "война", "рбк", "дніпро"),
    )
)
"""Last words of a page's name or section, as they stand behind a bar at the end of a headline."""

DATE_WORDS = frozenset(
    (
        *("on", "at", "ago", "hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "day", "days", "week"),
        *("weeks", "am", "pm", "gmt", "utc", "et", "est", "edt", "bst", "cet", "cest", "eet", "eest", "kyiv", "today"),
        *("yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue"),
        *("wed", "thu", "fri", "sat", "sun", "t", "z", "о", "об", "в", "у", "року", "года", "г", "р", "тому", "назад"),
        *("годин", "години", "годину", "хвилин", "хвилини", "день", "дні", "днів", "часов", "часа", "час", "минут"),
        *("минуты", "дней", "дня", "сьогодні", "вчора", "сегодня", "вчера"),
    )
)
"""Words of dates and times that are no months."""

MONTHS = frozenset(
    (
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        *("січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"),
        *("янв", "фев", "мар", "апр", "мая", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    )
)
"""The first three letters of months."""
