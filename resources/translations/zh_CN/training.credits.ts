<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ClaimSheet</name>
    <message>
        <source>Enter credits</source>
        <translation>登记学分</translation>
    </message>
    <message>
        <source>Correct these credits</source>
        <translation>更正学分</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Mark (of 100)</source>
        <translation>成绩（百分制）</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>Place among the authors</source>
        <translation>第几作者</translation>
    </message>
    <message>
        <source>Number of authors</source>
        <translation>作者人数</translation>
    </message>
    <message>
        <source>In a supplement (does not count)</source>
        <translation>发表在增刊（不计分）</translation>
    </message>
    <message>
        <source>Content (title, name)</source>
        <translation>内容（题目、名称）</translation>
    </message>
    <message>
        <source>Evidence (certificate, issue, document)</source>
        <translation>凭证（证书号、刊期、文件）</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>更正理由</translation>
    </message>
    <message>
        <source>“%1” is no number. Nothing was saved.</source>
        <translation>“%1”不是数字。没有保存。</translation>
    </message>
    <message>
        <source>Choose the trainee and the day first. Nothing was saved.</source>
        <translation>请先选择学员和日期。没有保存。</translation>
    </message>
</context>
<context>
    <name>CreditsPage</name>
    <message>
        <source>Credits</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>查找学员</translation>
    </message>
    <message>
        <source>Name, pinyin or unit (F3)</source>
        <translation>姓名、拼音或单位（F3）</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>另存为 Excel…</translation>
    </message>
    <message>
        <source>Print the table…</source>
        <translation>打印汇总表…</translation>
    </message>
    <message>
        <source>Enter credits… (&amp;N)</source>
        <translation>登记学分…(&amp;N)</translation>
    </message>
    <message>
        <source>Carry over…</source>
        <translation>结转到下年…</translation>
    </message>
    <message>
        <source>Nobody is in training yet. Take people in on the page Trainees; their roll calls, exams and results then give credits here.</source>
        <translation>还没有学员。先在“学员”页纳入培养，考勤、考试和成果的学分就会汇总到这里。</translation>
    </message>
    <message>
        <source>Go to the trainees</source>
        <translation>去“学员”页</translation>
    </message>
    <message>
        <source>Ledger of credits</source>
        <translation>学分汇总</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Salon</source>
        <translation>沙龙</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>科研</translation>
    </message>
    <message>
        <source>Exams</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Deducted</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Line of the year</source>
        <translation>本年学分线</translation>
    </message>
    <message>
        <source>Credits against the line</source>
        <translation>学分与学分线</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>打印登记表…</translation>
    </message>
    <message>
        <source>Exempt…</source>
        <translation>免予考核…</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>学分明细</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>项目</translation>
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
        <source>%1 people, %2 below the line</source>
        <translation>%1 人，低于学分线 %2 人</translation>
    </message>
    <message>
        <source>Credits of %1</source>
        <translation>%1年培训学分</translation>
    </message>
    <message>
        <source>Reading the credits</source>
        <translation>正在读取学分</translation>
    </message>
    <message>
        <source>%1 of %2 people; line %3; %4 below it</source>
        <translation>显示 %1 / %2 人；学分线 %3；低于学分线 %4 人</translation>
    </message>
    <message>
        <source>%1 credits, %2</source>
        <translation>%1 分，%2</translation>
    </message>
    <message>
        <source>Measure again…</source>
        <translation>恢复考核…</translation>
    </message>
    <message>
        <source>No credits in this year.</source>
        <translation>本年还没有学分。</translation>
    </message>
    <message>
        <source>Credits of %1, %2</source>
        <translation>%1 %2年学分登记表</translation>
    </message>
    <message>
        <source>Void these credits</source>
        <translation>作废这笔学分</translation>
    </message>
    <message>
        <source>They no longer count. The entry and the reason stay readable.</source>
        <translation>不再计算；原记录和理由仍可查阅。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Measure %1 again</source>
        <translation>%1 恢复考核</translation>
    </message>
    <message>
        <source>The exemption of this year no longer holds.</source>
        <translation>本年不再免予考核。</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>恢复考核</translation>
    </message>
    <message>
        <source>%1 people carry credits over into %2.</source>
        <translation>%1 人有学分结转到 %2 年。</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Evidence: %1.</source>
        <translation>凭证：%1。</translation>
    </message>
    <message>
        <source>Source: %1.</source>
        <translation>来源：%1。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>考核</translation>
    </message>
    <message>
        <source>Line and entries</source>
        <translation>学分线与明细</translation>
    </message>
    <message>
        <source>Line of %1: %2</source>
        <translation>%1 学分线：%2</translation>
    </message>
</context>
<context>
    <name>ExemptSheet</name>
    <message>
        <source>Exempt %1 from the credits of %2</source>
        <translation>%1 免予 %2 年学分考核</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>免予考核</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>The credits stay; only the line of this year does not apply.</source>
        <translation>学分照常登记，只是本年不按学分线考核。</translation>
    </message>
</context>
<context>
    <name>credits</name>
    <message>
        <source>roll call</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>study group</source>
        <translation>小组活动</translation>
    </message>
    <message>
        <source>exam</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>entered by hand</source>
        <translation>手工登记</translation>
    </message>
    <message>
        <source>result</source>
        <translation>成果</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>封顶</translation>
    </message>
    <message>
        <source>carry-over</source>
        <translation>结转</translation>
    </message>
    <message>
        <source>ranks %1 to %2 of %3</source>
        <translation>第 %1 至 %2 名，共 %3 人</translation>
    </message>
    <message>
        <source>line</source>
        <translation>学分线</translation>
    </message>
</context>
</TS>
