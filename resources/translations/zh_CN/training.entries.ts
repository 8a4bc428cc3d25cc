<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DoneSheet</name>
    <message>
        <source>A follow-up was done</source>
        <translation>跟进事项已落实</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>落实情况</translation>
    </message>
</context>
<context>
    <name>EntrySheet</name>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>kept at this desk and never sent; the printed file names only day and speaker.</source>
        <translation>只存本机，不报送；打印的档案只列日期和谈话人。</translation>
    </message>
    <message>
        <source>Confidential:</source>
        <translation>保密：</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>更正理由</translation>
    </message>
    <message>
        <source>needed when something that stands here is changed</source>
        <translation>改动已有内容时须写明</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>“%1”没有填写。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>Something that stands here is changed: write the reason of the correction.</source>
        <translation>改动了已有内容，请写明更正理由。</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>One more</source>
        <translation>再加一项</translation>
    </message>
    <message>
        <source>What is to follow, and until when</source>
        <translation>跟进事项和期限</translation>
    </message>
    <message>
        <source>Follow-up %1</source>
        <translation>跟进事项 %1</translation>
    </message>
    <message>
        <source>Follow-up %1: until</source>
        <translation>跟进事项 %1 期限</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>States</source>
        <translation>各次修订</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>记录日期</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>MonthNotes</name>
    <message>
        <source>Month of the note</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Note of the month</source>
        <translation>当月月记</translation>
    </message>
    <message>
        <source>Monthly notes</source>
        <translation>月记</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>缺：%1</translation>
    </message>
    <message>
        <source>None is missing.</source>
        <translation>没有缺月记。</translation>
    </message>
</context>
<context>
    <name>YearGradesSheet</name>
    <message>
        <source>Grades of the year</source>
        <translation>年度质量等次</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>等次</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等次</translation>
    </message>
    <message>
        <source>Reason, when a grade that stands is changed</source>
        <translation>改动已有等次时，写明理由</translation>
    </message>
    <message>
        <source>%1 of %2 graded; excellent %3, at most %4 (a fifth of those in the pool).</source>
        <translation>%2 人中已评 %1 人；优秀 %3 人，最多 %4 人（在库人数的五分之一）。</translation>
    </message>
    <message>
        <source>A grade that stands is changed: write the reason.</source>
        <translation>改动了已有的等次，请写明理由。</translation>
    </message>
</context>
<context>
    <name>entries</name>
    <message>
        <source>Book read</source>
        <translation>精读书目</translation>
    </message>
    <message>
        <source>Analysis or paper</source>
        <translation>管理分析与论文</translation>
    </message>
    <message>
        <source>Temporary post</source>
        <translation>挂职锻炼</translation>
    </message>
    <message>
        <source>Practice or key task</source>
        <translation>实践与急难任务</translation>
    </message>
    <message>
        <source>Care talk</source>
        <translation>谈心谈话</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Sanction</source>
        <translation>处分</translation>
    </message>
    <message>
        <source>Grade of the year</source>
        <translation>年度质量等次</translation>
    </message>
    <message>
        <source>Exchange put off</source>
        <translation>暂缓交流</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>作出单位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>On education</source>
        <translation>教育专著</translation>
    </message>
    <message>
        <source>On the list of required books</source>
        <translation>必读书目</translation>
    </message>
    <message>
        <source>Notes were handed in (only then the book counts)</source>
        <translation>已交读书笔记（交了才计数）</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>the year&apos;s analysis of management</source>
        <translation>年度管理分析</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>挂职单位</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>挂任职务</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Until (empty: still there)</source>
        <translation>结束日期（空：在任）</translation>
    </message>
    <message>
        <source>Tutor</source>
        <translation>导师</translation>
    </message>
    <message>
        <source>Credits for it</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>鉴定</translation>
    </message>
    <message>
        <source>Appraised by</source>
        <translation>鉴定单位（人）</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Part taken in it</source>
        <translation>承担角色</translation>
    </message>
    <message>
        <source>Urgent, hard or dangerous task</source>
        <translation>急难险重任务</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Mark (of 100)</source>
        <translation>评分（百分制）</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>评定人</translation>
    </message>
    <message>
        <source>Who spoke with them</source>
        <translation>谈话人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思想</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>What was affirmed</source>
        <translation>肯定的成绩</translation>
    </message>
    <message>
        <source>Weak points</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Encouragement and demands</source>
        <translation>鼓励与要求</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Effect until (empty: no end)</source>
        <translation>影响期至（空：无期限）</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等次</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>决定日期</translation>
    </message>
    <message>
        <source>Put off until</source>
        <translation>暂缓至</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Note of %1</source>
        <translation>%1 月记</translation>
    </message>
    <message>
        <source>Missing notes</source>
        <translation>缺月记</translation>
    </message>
    <message>
        <source>To follow</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>In effect today</source>
        <translation>目前在影响期内</translation>
    </message>
    <message>
        <source>%1 — done on %2: %3</source>
        <translation>%1——%2 已落实：%3</translation>
    </message>
    <message>
        <source>%1 — until %2</source>
        <translation>%1——%2 前</translation>
    </message>
</context>
</TS>
