<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FinalListPanel</name>
    <message>
        <source>Decision</source>
        <translation>确定文件</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>确定日期</translation>
    </message>
    <message>
        <source>Propose anew</source>
        <translation>重新列出</translation>
    </message>
    <message>
        <source>The notice must be over: from %1.</source>
        <translation>公示期满后才能确定：最早 %1。</translation>
    </message>
    <message>
        <source>Nobody stands for this tier.</source>
        <translation>这一类没有人选。</translation>
    </message>
    <message>
        <source>%1 on the final list</source>
        <translation>%1 列入确定人选</translation>
    </message>
    <message>
        <source>Remark: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>An objection was upheld.</source>
        <translation>异议查实</translation>
    </message>
    <message>
        <source>more people than places. Take somebody out, then the list is saved by itself.</source>
        <translation>人数超出名额。去掉多出的人选后自动保存。</translation>
    </message>
    <message>
        <source>Not saved yet:</source>
        <translation>还没有保存：</translation>
    </message>
    <message>
        <source>see the message above.</source>
        <translation>原因见上方提示。</translation>
    </message>
    <message>
        <source>Everybody carried and not affected by an objection is proposed; edit within the quotas.</source>
        <translation>先列出审定通过、异议未查实的全部人选，再按名额取舍。</translation>
    </message>
    <message>
        <source>%1 people are on the final list.</source>
        <translation>确定人选 %1 名。</translation>
    </message>
    <message>
        <source>Propose the list</source>
        <translation>列出人选</translation>
    </message>
    <message>
        <source>What the bureau decided</source>
        <translation>教育局审定结果</translation>
    </message>
</context>
<context>
    <name>TierCard</name>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1 of %2 places</source>
        <translation>%1／%2 名</translation>
    </message>
    <message>
        <source>, too many</source>
        <translation>，超出名额</translation>
    </message>
</context>
</TS>
