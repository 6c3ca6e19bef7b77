"""What people really type: with typos, in four languages and two scripts, with letters of the wrong alphabet."""

import pytest

from darcha.kernel.catalogue import api

QUERIES = {
    "housing-certificate": """
        uy borligi haqida malumotnoma
        uyi yo'qligi haqida spravka
        uy yoqligi
        uy-joy malumotnomasi
        mening uyim bormi
        kvartira egasi
        kadastr spravka
        kadastr malumotnoma
        уй борлиги
        уйи йўқлиги ҳақида маълумотнома
        уй-жой йуклиги
        справка о наличии жилья
        справка об отсутствии жилья
        есть ли у меня квартира
        квартира на мне
        справка что нет жилья
        справка из кадастра
        недвижимость
        недвижка
        proof of home ownership
        do I own a flat
        apartment certificate
        no home certificate
        real estate certificate
        uyi yoqligi malumot
        úy joqlıǵı
        turaq jay maǵlıwmatnama
        kvartiram bar
        uy-joy bor yoki yoqligi
        mulk huquqi malumotnoma
        uyga egalik
        ipoteka uchun uy yoqligi
        хонадон
        xonadon
        uy joy
        uy jo'y
        malumotnomа uy
    """,
    "window-tint-permit": """
        oyna qoraytirish
        oyna qoraytirish ruxsatnomasi
        avtomobil oynasini qoraytirish
        mashina oynasi qora qilish
        tonirovka
        tanirovka
        tonirofka
        тонировка
        тонировать машину
        разрешение на тонировку
        тонировка стекол узбекистан
        затемнение стёкол
        ойна корайтириш
        ойнани қорайтиришга рухсатнома
        мошина ойнаси
        plyonka yopishtirish
        пленка на окна машины
        GAI tonirovka ruxsat
        ГАИ тонировка
        YHXX ruxsatnoma
        ЙҲХХ
        tint permit
        car window tint
        tinted glass
        dark glass car
        window film permit
        avtobus oynasi tonirovka
        áynek qarańǵılastırıw
        mashina áynegin qarańǵılastırıw
        машина
        avto oyna
        тонeровка
        qoraytrish oyna
        hайдовчи ойна
        tonirovka narxi
        ruxsatnoma tonirovka qancha
        ойнак караңғыластырыў
    """,
    "appeal": """
        shikoyat
        shikoyat qilish
        shikoyat yozish hokimiyatga
        hokimga xat
        hokimiyatga murojaat
        xokimiyatga murojat
        murojaat yuborish
        murojat
        ariza yozish
        taklif berish
        шикоят
        мурожаат
        мурожаат юбориш
        ҳокимиятга ариза
        хокимга мурожаат
        жалоба
        пожаловаться на чиновника
        жалоба на хокимият
        написать обращение
        обращение в госорган
        виртуальная приемная
        жалаба
        предложение правительству
        complaint
        complain about officer
        petition
        write to government
        send a letter to hokim
        shaǵım
        múráját
        hákimlikke múráját
        prezidentga murojaat
        virtual qabulxona
        vazirlikka shikoyat
        kommunal shikoyat
        xat yozish davlat organiga
        appeal
    """,
}
TYPED = [(line.strip(), key) for key, lines in QUERIES.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize("language", ["uz", "ru"])
@pytest.mark.parametrize(("query", "key"), TYPED)
def test_the_service_that_is_meant_comes_first(query, key, language):
    assert [hit.key for hit in api.search(query, language)][:1] == [key]


NOT_HERE = """
    паспорт pasport загранпаспорт nikoh пенсия nafaqa licence weather bitcoin asdf qwertyuiop 123456 o a и yoki <script>
"""


@pytest.mark.parametrize("query", [*NOT_HERE.split(), "' or 1=1", "select * from"])
def test_what_is_not_here_is_not_invented(query):
    assert api.search(query) == []
