<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RankGrid</name>
    <message>
        <source>Units and places</source>
        <translation>单位和名次</translation>
    </message>
    <message>
        <source>Unit as written</source>
        <translation>表中单位</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>对应单位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>What is to say</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>RankingSheet</name>
    <message>
        <source>Correct the ranking</source>
        <translation>更正排名</translation>
    </message>
    <message>
        <source>Enter an inspection ranking</source>
        <translation>录入督导排名</translation>
    </message>
    <message>
        <source>Save the ranking</source>
        <translation>保存排名</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Source (paper, number)</source>
        <translation>来源（文件、文号）</translation>
    </message>
    <message>
        <source>From Excel…</source>
        <translation>从 Excel 导入…</translation>
    </message>
    <message>
        <source>All known units of this stage</source>
        <translation>填入本学段全部单位</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Places from the scores</source>
        <translation>按得分排名次</translation>
    </message>
    <message>
        <source>Which unit it is</source>
        <translation>是哪个单位</translation>
    </message>
    <message>
        <source>It is this unit</source>
        <translation>就是此单位</translation>
    </message>
    <message>
        <source>Yes, take it so</source>
        <translation>确认，照此登记</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>放弃该行</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>更正理由</translation>
    </message>
    <message>
        <source>Inspection of %1</source>
        <translation>%1年督导评估</translation>
    </message>
    <message>
        <source>%1 units, %2 doubtful. Nothing is written yet.</source>
        <translation>共 %1 个单位，存疑 %2 行。还没有写入。</translation>
    </message>
    <message>
        <source> Not in the list: %1 known units of this stage (%2).</source>
        <translation> 名单里没有的同学段单位 %1 个（%2）。</translation>
    </message>
    <message>
        <source>A ranking from a sheet</source>
        <translation>从表格导入排名</translation>
    </message>
    <message>
        <source>Excel or CSV (*.xlsx *.xls *.csv)</source>
        <translation>Excel 或 CSV (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>Reading the sheet</source>
        <translation>正在读取表格</translation>
    </message>
    <message>
        <source>Title, day and stage are needed. Nothing was saved.</source>
        <translation>名称、日期和学段要填全。什么也没有保存。</translation>
    </message>
    <message>
        <source>A correction needs its reason. Nothing was saved.</source>
        <translation>更正要写明理由。什么也没有保存。</translation>
    </message>
</context>
<context>
    <name>RankingsView</name>
    <message>
        <source>No inspection ranking yet. Type the places of one stage’s units, or bring them in from an Excel sheet.</source>
        <translation>还没有督导排名。按学段录入各单位名次，或从 Excel 导入。</translation>
    </message>
    <message>
        <source>Enter a ranking…</source>
        <translation>录入排名…</translation>
    </message>
    <message>
        <source>Inspection rankings</source>
        <translation>督导排名</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位数</translation>
    </message>
    <message>
        <source>Enter a ranking… (&amp;N)</source>
        <translation>录入排名…(&amp;N)</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Last part</source>
        <translation>后段</translation>
    </message>
    <message>
        <source>Trainees there</source>
        <translation>在该单位的学员</translation>
    </message>
    <message>
        <source> Source: %1.</source>
        <translation>来源：%1。</translation>
    </message>
    <message>
        <source> %1 units with trainees were not ranked.</source>
        <translation>有学员而未参加排名的单位 %1 个。</translation>
    </message>
    <message>
        <source>Void “%1”?</source>
        <translation>把“%1”作废？</translation>
    </message>
    <message>
        <source>The ranking no longer counts; it stays readable with the reason.</source>
        <translation>这次排名不再计入，连同理由留在记录里。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>of the last %1</source>
        <translation>后 %1 名之内</translation>
    </message>
    <message>
        <source>%1 units; by the rules the last part is %2 of them.</source>
        <translation>共 %1 个单位，按规则后 %2 名为后段。</translation>
    </message>
</context>
</TS>
