package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is pasted from Word, Outlook, Pages and LibreOffice. */
class WordTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    list with levels | <p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>One<o:p></o:p></p>⏎<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><!--[if !supportLists]-->a.&nbsp;&nbsp;<!--[endif]-->Two</p>⏎<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>Three</p><p class=MsoNormal>after</p> | <ul><li>One<ol type="a"><li>Two</li></ol></li><li>Three</li></ul>⏎<p>after</p>
                    numbered list that goes on | <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span>c</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>4. </span>d</p> | <ol start="3"><li>c</li><li>d</li></ol>
                    letters and Roman numbers | <p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>A. </span>x</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>i. </span>y</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>ii. </span>z</p> | <ol type="A"><li>x<ol type="i"><li>y</li><li>z</li></ol></li></ol>
                    list in Outlook | <p class=x_MsoListParagraph>1.<span style="font-size:7pt">&nbsp;&nbsp; </span>a</p><p class=x_MsoListParagraph>2.<span>&nbsp; </span>b</p> | <ol><li>a</li><li>b</li></ol>
                    list paragraph without a bullet | <p class=MsoListParagraph style='margin-left:.5in'>Indented only.</p> | <p>Indented only.</p>
                    two lists | <p style='mso-list:l0 level1 lfo1'>· a</p><p>between</p><p style='mso-list:l0 level1 lfo1'>· b</p> | <ul><li>a</li></ul>⏎<p>between</p>⏎<ul><li>b</li></ul>
                    comments of editors | <p>a<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[AB1]</a></span></p><div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Check this with legal.</p></div></div> | <p>a</p>
                    commented words stay | <p><a style='mso-comment-reference:AB_1;mso-comment-date:20260101T1200'>Words</a> stay.</p> | <p>Words stay.</p>
                    hidden text | <p>a<span style='display:none;mso-hide:all'>x</span><span style='mso-hide:all'>y</span></p> | <p>a</p>
                    tracked changes | <p>a <span class=msoIns><ins cite="mailto:Ann" datetime="2026-01-01T12:00">new</ins></span><span class=msoDel><del cite="mailto:Ann">old</del></span></p> | <p>a <ins>new</ins></p>
                    footnote | <p>Tide<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a></p><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> See below.</p></div></div> | <p>Tide<a href="#in~_ftn1" id="in~_ftnref1">[1]</a></p>⏎<p><a href="#in~_ftnref1" id="in~_ftn1">[1]</a> See below.</p>
                    settings of the document | <xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><p class=MsoNormal>a<o:p>&nbsp;</o:p></p> | <p>a&nbsp;</p>
                    numbers in cells | <table class=MsoTableGrid><tr><td valign=top><p class=MsoNormal align=right style='text-align:right'>12</p></td></tr></table> | <div class="table" role="region" tabindex="0" aria-label="Table"><table><tbody><tr><td class="right">12</td></tr></tbody></table></div>
                    Pages | <p class="p1"><span class="s1"><b>a</b></span><span class="Apple-converted-space">&nbsp;</span>b</p><ul class="ul1"><li class="li1">c</li></ul> | <p><b>a</b>&nbsp;b</p>⏎<ul><li>c</li></ul>
                    LibreOffice | <p lang="en-GB" style="margin-bottom: 0cm"><font face="Arial"><b>a</b></font></p><ol type="i"><li><p>b</p></li></ol> | <p lang="en-GB"><b>a</b></p>⏎<ol type="i"><li>b</li></ol>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
