-- normalize takes quadratic time for a run of marks, and can be neither cancelled nor caught: runs of every kind of mark are cut now, before only those of
-- some blocks were. A text of such marks kept the articles behind it from the search.
create or replace function search_folded(content text) returns text language plpgsql immutable parallel safe as $$
declare
    folded text := content;
    -- All that normalize sorts within a run: what has a combining class (Unicode 16), alone or decomposed.
    marks constant text :=
        '\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u07eb-\u07f3\u07fd'
        || '\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u08e1\u08e3-\u0903\u093c\u094d\u0951-\u0954'
        || '\u09bc\u09cd\u09fe\u0a3c\u0a4d\u0abc\u0acd\u0b3c\u0b4d\u0bcd\u0c3c\u0c4d\u0c55\u0c56\u0cbc\u0ccd\u0d3b\u0d3c\u0d4d\u0dca'
        || '\u0e38-\u0e3a\u0e48-\u0e4b\u0eb8-\u0eba\u0ec8-\u0ecb\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f75\u0f7a-\u0f7d\u0f80-\u0f84\u0f86'
        || '\u0f87\u0fc6\u1037\u1039\u103a\u108d\u135d-\u135f\u1714\u1715\u1734\u17d2\u17dd\u18a9\u1939-\u193b\u1a17\u1a18\u1a60\u1a75-\u1a7c'
        || '\u1a7f\u1ab0-\u1aff\u1b34\u1b44\u1b6b-\u1b73\u1baa\u1bab\u1be6\u1bf2\u1bf3\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced'
        || '\u1cf4\u1cf8\u1cf9\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f\ua674-\ua67d\ua69e'
        || '\ua69f\ua6f0\ua6f1\ua806\ua82c\ua8c4\ua8e0-\ua8f1\ua92b-\ua92d\ua953\ua9b3\ua9c0\uaab0\uaab2-\uaab4\uaab7\uaab8\uaabe\uaabf\uaac1'
        || '\uaaf6\uabed\ufb1e\ufe20-\ufe2f\uff9e\uff9f\U000101fd\U000102e0\U00010376-\U0001037a\U00010a0d\U00010a0f\U00010a38-\U00010a3a'
        || '\U00010a3f\U00010ae5\U00010ae6\U00010d24-\U00010d27\U00010d69-\U00010d6d\U00010eab\U00010eac\U00010efd-\U00010eff'
        || '\U00010f46-\U00010f50\U00010f82-\U00010f85\U00011046\U00011070\U0001107f\U000110b9\U000110ba\U00011100-\U00011102\U00011133'
        || '\U00011134\U00011173\U000111c0\U000111ca\U00011235\U00011236\U000112e9\U000112ea\U0001133b\U0001133c\U0001134d'
        || '\U00011366-\U0001136c\U00011370-\U00011374\U000113ce-\U000113d0\U00011442\U00011446\U0001145e\U000114c2\U000114c3\U000115bf'
        || '\U000115c0\U0001163f\U000116b6\U000116b7\U0001172b\U00011839\U0001183a\U0001193d\U0001193e\U00011943\U000119e0\U00011a34\U00011a47'
        || '\U00011a99\U00011c3f\U00011d42\U00011d44\U00011d45\U00011d97\U0001612f\U00016af0-\U00016af4\U00016b30-\U00016b36\U00016ff0'
        || '\U00016ff1\U0001bc9e\U0001d165-\U0001d169\U0001d16d-\U0001d172\U0001d17b-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad'
        || '\U0001d242-\U0001d244\U0001e000-\U0001e006\U0001e008-\U0001e018\U0001e01b-\U0001e021\U0001e023\U0001e024\U0001e026-\U0001e02a'
        || '\U0001e130-\U0001e136\U0001e2ae\U0001e2ec-\U0001e2ef\U0001e4ec-\U0001e4ef\U0001e5ee\U0001e5ef\U0001e8d0-\U0001e8d6'
        || '\U0001e944-\U0001e94a';
begin
    if octet_length(folded) > char_length(folded) then
        folded := regexp_replace(folded, '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+', '', 'g');
        folded := regexp_replace(folded,
            '[\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b0-\u02ff\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u0700-\u070f\u0964\u0965\u0970\u0df4\u0e2f\u0e3f\u0e4f\u0e5a\u0e5b\u104a-\u104f\u1360-\u1368\u1400\u1680\u17d4-\u17dc\u1800-\u180e\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u3036-\u303f\u309b\u309c\u30a0\u30fb\ua4fe\ua4ff\ue000-\uf8ff\ufd3e\ufd3f\ufe00-\ufe6f\ufff0-\uffff\U0001f000-\U0001faff\U000e0000-\U0010ffff]+',
            ' ', 'g');
    end if;
    if octet_length(folded) > char_length(folded) then
        folded := regexp_replace(folded, '([' || marks || ']{4})[' || marks || ']+', '\1', 'g');
        folded := normalize(folded, nfkd);
        folded := regexp_replace(folded, '([A-Za-z\u0370-\u03ff])[\u0300-\u036f]+', '\1', 'g');
        folded := regexp_replace(folded, '[\u0300\u0301\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+', '', 'g');
        folded := lower(normalize(folded, nfc));
        if folded ~ '[\u0391-\u03a9\u0401\u0404\u0406\u0407\u040e\u0410-\u042f\u0490]' then -- where the database's locale knows no letters beyond ASCII
            folded := translate(folded,
                'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
                'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўαβγδεζηθικλμνξοπρστυφχψω');
        end if;
        folded := replace(replace(folded, 'ё', 'е'), 'ς', 'σ');
        if folded ~ '[\u0671\u0649\u0629\u06a9\u06cc\u06d2\u06d5\u06c1\u06be\u06c0]' then
            folded := translate(folded, 'ٱىةکیےەہھۀ', 'ايهكييهههه');
        end if;
        if folded ~ '[ßæœþøłđıſðÆŒÞØŁĐ]' then
            folded := replace(replace(replace(replace(replace(replace(replace(
                translate(folded, 'øØłŁđĐıſð', 'oollddisd'),
                'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th');
        end if;
    end if;
    return regexp_replace(lower(folded), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+', ' ', 'g');
end $$;
