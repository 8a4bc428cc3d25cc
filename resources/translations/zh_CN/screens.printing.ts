<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CopiesSheet</name>
    <message>
        <source>How many copies of “%1” were printed?</source>
        <translation>“%1”印了多少份？</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
</context>
<context>
    <name>PrintingScreen</name>
    <message>
        <source>To print</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Which papers</source>
        <translation>显示哪些纸件</translation>
    </message>
    <message>
        <source>Still to be printed</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>All papers</source>
        <translation>全部纸件</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>纸件</translation>
    </message>
    <message>
        <source>Nothing waits to be printed. Papers appear here as the steps of a round are filled in.</source>
        <translation>没有待打印的纸件。各步内容填好后，纸件会出现在这里。</translation>
    </message>
    <message>
        <source>Print… (&amp;P)</source>
        <translation>打印…(&amp;P)</translation>
    </message>
    <message>
        <source>Printed elsewhere…</source>
        <translation>已另行打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save as DOCX…</source>
        <translation>存为 DOCX…</translation>
    </message>
    <message>
        <source>Step as one PDF…</source>
        <translation>本步合成一个 PDF…</translation>
    </message>
    <message>
        <source>Step as PDFs…</source>
        <translation>本步分别存 PDF…</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>to print</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>print again</source>
        <translation>需重印</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1，%2 份</translation>
    </message>
    <message>
        <source>%1 papers, %2 still to be printed</source>
        <translation>共 %1 份纸件，还有 %2 份待打印</translation>
    </message>
    <message>
        <source>Counting what is to be printed</source>
        <translation>正在统计待打印的纸件</translation>
    </message>
    <message>
        <source>Print all of “%1”</source>
        <translation>打印“%1”全部</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 页</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 份</translation>
    </message>
    <message>
        <source>printed %1</source>
        <translation>%1已打印</translation>
    </message>
    <message>
        <source>the round has changed since this was made</source>
        <translation>生成之后内容有变化</translation>
    </message>
    <message>
        <source>Making the paper</source>
        <translation>正在生成纸件</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>存到哪里？</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation>等，另有 %1 个</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>To the selection</source>
        <translation>去选拔</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>each voter group has its own page: choose page and number when printing</source>
        <translation>各类投票人的票各占一页，打印时请按页选定份数</translation>
    </message>
</context>
</TS>
