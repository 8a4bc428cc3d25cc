<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ImportScreen</name>
    <message>
        <source>Import a roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Leave without importing</source>
        <translation>不导入，返回</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>pasted cells</source>
        <translation>粘贴的内容</translation>
    </message>
    <message>
        <source>Drop a staff list here</source>
        <translation>把教职工花名册拖到这里</translation>
    </message>
    <message>
        <source>Any Excel file (.xlsx, .xls) or CSV with a column of names. Titles above the header, merged cells and several sheets do no harm. Nothing is written before the last step.</source>
        <translation>任何含“姓名”一列的 Excel（.xlsx、.xls）或 CSV 文件都可以。表头上方有标题、有合并单元格、有多张工作表都没有关系。最后一步之前什么也不会写入。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste cells from Excel or WPS (Ctrl+V)</source>
        <translation>粘贴 Excel 或 WPS 的单元格（Ctrl+V）</translation>
    </message>
    <message>
        <source>Choose a staff list</source>
        <translation>选择花名册</translation>
    </message>
    <message>
        <source>Staff lists (*.xlsx *.xls *.csv);;All files (*)</source>
        <translation>花名册 (*.xlsx *.xls *.csv);;全部文件 (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Which column is what?</source>
        <translation>各列是什么？</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Row of the header</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Check the rows</source>
        <translation>核对各行</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>现在还没有写入。</translation>
    </message>
    <message>
        <source>Header in the file</source>
        <translation>文件中的表头</translation>
    </message>
    <message>
        <source>Is read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几行内容</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>%1 is read as</source>
        <translation>“%1”读作</translation>
    </message>
    <message>
        <source>— not read —</source>
        <translation>— 不读取 —</translation>
    </message>
    <message>
        <source>Which column holds the names?</source>
        <translation>哪一列是姓名？</translation>
    </message>
    <message>
        <source>Choose the row of the header or the column.</source>
        <translation>请选择表头所在的行，或为姓名指定一列。</translation>
    </message>
    <message>
        <source>%1 columns are read.</source>
        <translation>读取 %1 列。</translation>
    </message>
    <message>
        <source>Not read: %1. What is changed here is remembered.</source>
        <translation>不读取：%1。在这里改动的对应关系会记住。</translation>
    </message>
    <message>
        <source>What is changed here is remembered.</source>
        <translation>在这里改动的对应关系会记住。</translation>
    </message>
    <message>
        <source>Checking the rows…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Rows by state</source>
        <translation>各类行</translation>
    </message>
    <message>
        <source>Doubtful rows</source>
        <translation>存疑的行</translation>
    </message>
    <message>
        <source>New people</source>
        <translation>新增的人</translation>
    </message>
    <message>
        <source>Changed people</source>
        <translation>有更新的人</translation>
    </message>
    <message>
        <source>Unchanged people</source>
        <translation>没有变化的人</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>不导入的行</translation>
    </message>
    <message>
        <source>Save the doubtful rows as a marked Excel…</source>
        <translation>存疑的行另存为标注的 Excel…</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Old and new</source>
        <translation>原值与新值</translation>
    </message>
    <message>
        <source>What stood there</source>
        <translation>原有内容</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Doubtful (%1)</source>
        <translation>存疑（%1）</translation>
    </message>
    <message>
        <source>New (%1)</source>
        <translation>新增（%1）</translation>
    </message>
    <message>
        <source>Changed (%1)</source>
        <translation>更新（%1）</translation>
    </message>
    <message>
        <source>Same (%1)</source>
        <translation>相同（%1）</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>不导入（%1）</translation>
    </message>
    <message>
        <source>Write %1 people</source>
        <translation>写入 %1 人</translation>
    </message>
    <message>
        <source>Put the rows into the tray</source>
        <translation>放入待定</translation>
    </message>
    <message>
        <source>Only this button writes. All rows go in, or none.</source>
        <translation>只有按下这个按钮才写入；要么全部写入，要么全部不写。</translation>
    </message>
    <message>
        <source>Save the marked rows</source>
        <translation>保存标注的行</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>%1 people are new, %2 were changed.</source>
        <translation>新增 %1 人，更新 %2 人。</translation>
    </message>
    <message>
        <source>The roster is in</source>
        <translation>花名册已导入</translation>
    </message>
    <message>
        <source>To the list of people</source>
        <translation>查看人员名单</translation>
    </message>
    <message>
        <source>Answer the doubtful rows</source>
        <translation>答复存疑的行</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>再导入一个文件</translation>
    </message>
    <message>
        <source>Doubtful rows that wait in the tray until they are answered: %1.</source>
        <translation>另有 %1 行存疑，放入待定，答复后再写入。</translation>
    </message>
    <message>
        <source>roster</source>
        <translation>花名册</translation>
    </message>
    <message>
        <source>-to-correct</source>
        <translation>-待核对</translation>
    </message>
    <message>
        <source>Doubtful rows in the tray: %1. Nothing of them is lost.</source>
        <translation>另有 %1 行存疑，已放入待定，内容没有丢失。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
</context>
</TS>
