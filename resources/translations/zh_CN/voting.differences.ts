<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DifferencesCard</name>
    <message>
        <source>Where the witnesses differ</source>
        <translation>各方不一致之处</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 处</translation>
    </message>
    <message>
        <source>%1 bundle %2</source>
        <translation>%1第 %2 捆</translation>
    </message>
    <message>
        <source>%1: %2: keyboard %3, machine %4</source>
        <translation>%1：%2：录入 %3，机读 %4</translation>
    </message>
    <message>
        <source>Open the pictures</source>
        <translation>查看画面</translation>
    </message>
    <message>
        <source>valid ballots</source>
        <translation>有效票</translation>
    </message>
    <message>
        <source>invalid ballots</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>%1 %2: hand %3, machine %4</source>
        <translation>%1 %2：手工 %3，机读 %4</translation>
    </message>
    <message>
        <source>Look through these rows</source>
        <translation>逐行查看画面</translation>
    </message>
</context>
<context>
    <name>PicturesSheet</name>
    <message>
        <source>The pictures behind the difference</source>
        <translation>差异对应的画面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Put this before two people again</source>
        <translation>重新交两人认定</translation>
    </message>
    <message>
        <source>The machine holds no such picture: the sheet is with the keyboard only.</source>
        <translation>机读中没有这样的画面：这张票只在录入中有。</translation>
    </message>
    <message>
        <source>Asked again:</source>
        <translation>已重新提出：</translation>
    </message>
    <message>
        <source>two people decide it in the review.</source>
        <translation>将在复核中由两人认定。</translation>
    </message>
</context>
</TS>
