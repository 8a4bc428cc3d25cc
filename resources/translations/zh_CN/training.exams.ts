<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CheckSheet</name>
    <message>
        <source>Marks of sheet “%1”</source>
        <translation>工作表“%1”的成绩</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>表中各行</translation>
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
        <source>Taken for</source>
        <translation>对应学员</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What is to say</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>是哪一位</translation>
    </message>
    <message>
        <source>It is this person</source>
        <translation>就是此人</translation>
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
        <source>%1 people are not in the sheet: %2</source>
        <translation>表中没有的 %1 人：%2</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺考</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>corrects</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>%1 new, %2 corrections, %3 doubtful, %4 without change. Nothing is written yet.</source>
        <translation>新增 %1，更正 %2，待处理 %3，无变化 %4。还没有写入任何内容。</translation>
    </message>
    <message>
        <source>Enter %1 marks</source>
        <translation>登记 %1 条成绩</translation>
    </message>
    <message>
        <source>Marks pasted</source>
        <translation>粘贴的成绩</translation>
    </message>
    <message>
        <source>Reason of the corrections</source>
        <translation>更正理由</translation>
    </message>
</context>
<context>
    <name>ExamFactsSheet</name>
    <message>
        <source>Arrange an exam</source>
        <translation>安排考试</translation>
    </message>
    <message>
        <source>Resit of “%1”</source>
        <translation>“%1”的补考</translation>
    </message>
    <message>
        <source>Change the exam</source>
        <translation>修改考试</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>学期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Reason of the change</source>
        <translation>修改理由</translation>
    </message>
    <message>
        <source>Everyone in training on that day is due at it.</source>
        <translation>考试当日在库的学员都列入应考名单。</translation>
    </message>
    <message>
        <source>%1 exam of %2</source>
        <translation>%1年%2考试</translation>
    </message>
    <message>
        <source>%1, resit</source>
        <translation>%1（补考）</translation>
    </message>
    <message>
        <source>The day and the full marks are needed. Nothing was saved.</source>
        <translation>请填写日期和满分。没有保存。</translation>
    </message>
</context>
<context>
    <name>ExamsPage</name>
    <message>
        <source>Exams</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>No exam yet. Arrange the exam of this term; everyone in training on its day is on the list.</source>
        <translation>还没有考试。先安排本学期考试，当日在库的学员会自动列入名单。</translation>
    </message>
    <message>
        <source>Arrange an exam…</source>
        <translation>安排考试…</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>不合格次数</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>已登</translation>
    </message>
    <message>
        <source>Arrange an exam… (&amp;N)</source>
        <translation>安排考试…(&amp;N)</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Resit…</source>
        <translation>补考…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>From Excel…</source>
        <translation>从Excel导入…</translation>
    </message>
    <message>
        <source>Print the marks…</source>
        <translation>打印成绩册…</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Type the mark and press Enter. * absent · Delete takes away · - goes back · Ctrl+V pastes cells</source>
        <translation>输入成绩后按回车。* 缺考 · Delete 清除 · - 上一人 · Ctrl+V 粘贴</translation>
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
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Exams sat</source>
        <translation>历次考试</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Due %1 · sat %2 · absent %3 · not entered %4 · passed %5</source>
        <translation>应考 %1 · 实考 %2 · 缺考 %3 · 未登记 %4 · 及格 %5</translation>
    </message>
    <message>
        <source> (%1% of those who sat) · mean %2 of 100</source>
        <translation>（及格率 %1%，以实考人数为分母） · 平均 %2（百分制）</translation>
    </message>
    <message>
        <source>Resit of “%1”. </source>
        <translation>“%1”的补考。</translation>
    </message>
    <message>
        <source>%1 people have sat an exam; %2 have failed so often that leaving is proposed (page Exits).</source>
        <translation>%1 人有考试记录；其中 %2 人不合格次数已达退出标准（到“退出”页办理）。</translation>
    </message>
    <message>
        <source>Void “%1”</source>
        <translation>作废“%1”</translation>
    </message>
    <message>
        <source>Its marks no longer count, nor the credits they gave. They stay readable with the reason.</source>
        <translation>成绩和由此取得的学分都不再计算；原记录和理由仍可查阅。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Marks from a sheet</source>
        <translation>从表格导入成绩</translation>
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
        <source>absent</source>
        <translation>缺考</translation>
    </message>
    <message>
        <source>%1 cells are no marks and were left out.</source>
        <translation>%1 格不是成绩，已略过。</translation>
    </message>
    <message>
        <source> (resit)</source>
        <translation>（补考）</translation>
    </message>
    <message>
        <source>A mark of an earlier day is corrected: press Ctrl+S and give the reason.</source>
        <translation>更正了以前登记的成绩：请按 Ctrl+S 并写明理由。</translation>
    </message>
    <message>
        <source>Why are these marks corrected?</source>
        <translation>为什么更正这些成绩？</translation>
    </message>
    <message>
        <source>The old marks and the reason stay readable. The credits are made anew.</source>
        <translation>原成绩和理由仍可查阅，学分重新计算。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
</context>
<context>
    <name>MarksGrid</name>
    <message>
        <source>Marks</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>“%1” is no mark from 0 to %2. It was not taken.</source>
        <translation>“%1”不是 0 到 %2 的成绩，没有采用。</translation>
    </message>
</context>
<context>
    <name>MarksModel</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
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
        <source>Mark (of %1)</source>
        <translation>成绩（满分 %1）</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺考</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>及格</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>不及格</translation>
    </message>
</context>
</TS>
