<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TrainingFileView</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Print the file…</source>
        <translation>打印档案…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>New post…</source>
        <translation>任职变动…</translation>
    </message>
    <message>
        <source>Add an entry (&amp;N)</source>
        <translation>添加记录(&amp;N)</translation>
    </message>
    <message>
        <source>What the rules find</source>
        <translation>动态管理核算</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>计算过程</translation>
    </message>
    <message>
        <source>Standing of each year</source>
        <translation>历年学分</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>学分线</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Rules and years</source>
        <translation>核算与历年</translation>
    </message>
    <message>
        <source>Credits of each year</source>
        <translation>历年学分</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All chapters</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>成长记录</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What the entry holds</source>
        <translation>记录内容</translation>
    </message>
    <message>
        <source>Correct… (F2)</source>
        <translation>更正…(F2)</translation>
    </message>
    <message>
        <source>A follow-up was done…</source>
        <translation>跟进事项已落实…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>修订历史…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>库内</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Own study</source>
        <translation>自学</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>实践</translation>
    </message>
    <message>
        <source>Care talks</source>
        <translation>谈话</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取档案</translation>
    </message>
    <message>
        <source>left the pool on %1</source>
        <translation>%1 退出</translation>
    </message>
    <message>
        <source>in the pool</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>cultivated with emphasis</source>
        <translation>重点培养</translation>
    </message>
    <message>
        <source>term until %1</source>
        <translation>任期至 %1</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>现任</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>后备类别</translation>
    </message>
    <message>
        <source>In the pool</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>Study group</source>
        <translation>学习小组</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Books this year</source>
        <translation>本年精读</translation>
    </message>
    <message>
        <source>%1 of %2, on education %3 of %4; analysis %5 of %6</source>
        <translation>%1／%2 本，教育专著 %3／%4；管理分析 %5／%6 篇</translation>
    </message>
    <message>
        <source>exchange due on %2</source>
        <translation>%2 应交流</translation>
    </message>
    <message>
        <source>exchange due since %2</source>
        <translation>%2 起应交流</translation>
    </message>
    <message>
        <source>exchange put off until %3</source>
        <translation>暂缓交流至 %3</translation>
    </message>
    <message>
        <source>exchange from %2 on</source>
        <translation>%2 起应交流</translation>
    </message>
    <message>
        <source>In this school</source>
        <translation>本校任职</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>qualification %1 of %2; in %3 years %4 of %5</source>
        <translation>任职资格 %1／%2；近 %3 年 %4／%5</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>%1 号</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>资格证书</translation>
    </message>
    <message>
        <source>%1 (until %2)</source>
        <translation>%1（%2 前）</translation>
    </message>
    <message>
        <source>monthly notes of %1: %2</source>
        <translation>%1 挂职月记：%2</translation>
    </message>
    <message>
        <source>Still to do:</source>
        <translation>待办：</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%2 条中的 %1 条</translation>
    </message>
    <message>
        <source>Go there (F2)</source>
        <translation>前往(F2)</translation>
    </message>
    <message>
        <source>Void the entry?</source>
        <translation>作废这条记录？</translation>
    </message>
    <message>
        <source>“%1” no longer counts, nor the credits it gave. It stays in the history.</source>
        <translation>“%1”不再计入，所给学分一并取消；历史中仍可查到。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>修订历史：%1</translation>
    </message>
    <message>
        <source>Training file of %1</source>
        <translation>%1 个性档案</translation>
    </message>
    <message>
        <source>confidential, never sent</source>
        <translation>保密，不报送</translation>
    </message>
    <message>
        <source>Merits</source>
        <translation>奖惩</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Working of the rule</source>
        <translation>计算过程</translation>
    </message>
    <message>
        <source>Working of the year</source>
        <translation>计算过程</translation>
    </message>
</context>
</TS>
