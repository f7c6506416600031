package dev.unspool.body;

import dev.unspool.article.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The words of links to films, sound and other things on other sites, in the language of the article. */
final class EmbedWords {

    /** For each language: watch, listen, view. */
    private static final String PHRASES = """
            ar | شاهد على %s | استمع على %s | اعرض على %s
            bg | Гледайте в %s | Слушайте в %s | Вижте в %s
            bn | %s-এ দেখুন | %s-এ শুনুন | %s-এ দেখুন
            ca | Mira-ho a %s | Escolta-ho a %s | Obre-ho a %s
            cs | Přehrát na %s | Poslechnout na %s | Zobrazit na %s
            da | Se på %s | Lyt på %s | Vis på %s
            de | Auf %s ansehen | Auf %s anhören | Auf %s öffnen
            el | Δείτε το στο %s | Ακούστε το στο %s | Προβολή στο %s
            en | Watch on %s | Listen on %s | View on %s
            es | Ver en %s | Escuchar en %s | Abrir en %s
            et | Vaata saidil %s | Kuula saidil %s | Ava saidil %s
            fa | تماشا در %s | شنیدن در %s | دیدن در %s
            fi | Katso sivustolla %s | Kuuntele sivustolla %s | Avaa sivustolla %s
            fr | Regarder sur %s | Écouter sur %s | Voir sur %s
            he | לצפייה באתר %s | להאזנה באתר %s | להצגה באתר %s
            hi | %s पर देखें | %s पर सुनें | %s पर खोलें
            hr | Pogledajte na %s | Poslušajte na %s | Otvorite na %s
            hu | Megtekintés itt: %s | Meghallgatás itt: %s | Megnyitás itt: %s
            id | Tonton di %s | Dengarkan di %s | Lihat di %s
            is | Horfa á %s | Hlusta á %s | Skoða á %s
            it | Guarda su %s | Ascolta su %s | Apri su %s
            ja | %sで見る | %sで聴く | %sで開く
            ko | %s에서 보기 | %s에서 듣기 | %s에서 열기
            lt | Žiūrėti svetainėje %s | Klausytis svetainėje %s | Atverti svetainėje %s
            lv | Skatīties vietnē %s | Klausīties vietnē %s | Atvērt vietnē %s
            ms | Tonton di %s | Dengar di %s | Lihat di %s
            nb | Se på %s | Lytt på %s | Vis på %s
            nl | Bekijken op %s | Beluisteren op %s | Openen op %s
            nn | Sjå på %s | Lytt på %s | Vis på %s
            no | Se på %s | Lytt på %s | Vis på %s
            pl | Obejrzyj na %s | Posłuchaj na %s | Otwórz na %s
            pt | Ver em %s | Ouvir em %s | Abrir em %s
            ro | Urmăriți pe %s | Ascultați pe %s | Deschideți pe %s
            ru | Смотреть на %s | Слушать на %s | Открыть на %s
            sk | Prehrať na %s | Vypočuť na %s | Zobraziť na %s
            sl | Oglejte si na %s | Poslušajte na %s | Odprite na %s
            sr | Погледајте на %s | Послушајте на %s | Отворите на %s
            sv | Se på %s | Lyssna på %s | Visa på %s
            sw | Tazama kwenye %s | Sikiliza kwenye %s | Fungua kwenye %s
            th | ดูที่ %s | ฟังที่ %s | เปิดที่ %s
            tr | %s üzerinde izle | %s üzerinde dinle | %s üzerinde aç
            uk | Дивитися на %s | Слухати на %s | Відкрити на %s
            ur | %s پر دیکھیں | %s پر سنیں | %s پر کھولیں
            vi | Xem trên %s | Nghe trên %s | Mở trên %s
            zh | 在 %s 观看 | 在 %s 收听 | 在 %s 打开
            zh-Hant | 在 %s 觀看 | 在 %s 收聽 | 在 %s 開啟
            """;

    private static final Pattern BAR = Pattern.compile(" \\| ");
    private static final Map<String, List<String>> BY_LANGUAGE = byLanguage();
    private static final List<String> WORDLESS = List.of("%s", "%s", "%s");
    private static final List<String> TRADITIONAL = List.of("TW", "HK", "MO");

    private final List<String> phrases;

    /** Finds the words of a language. For a language without words here, a link names only the other site. */
    EmbedWords(Language language) {
        var locale = Locale.forLanguageTag(language.tag());
        var isTraditional = locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty() && TRADITIONAL.contains(locale.getCountry()));
        var key = locale.getLanguage().equals("zh") && isTraditional
                ? "zh-Hant"
                : locale.toLanguageTag().split("-", 2)[0];
        this.phrases = BY_LANGUAGE.getOrDefault(key, WORDLESS);
    }

    String watch(String site) {
        return phrases.get(0).replace("%s", site);
    }

    String listen(String site) {
        return phrases.get(1).replace("%s", site);
    }

    String view(String site) {
        return phrases.get(2).replace("%s", site);
    }

    private static Map<String, List<String>> byLanguage() {
        var all = new HashMap<String, List<String>>();
        PHRASES.lines().map(line -> List.of(BAR.split(line))).forEach(line -> all.put(line.get(0), line.subList(1, 4)));
        return Map.copyOf(all);
    }
}
