<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Report of the year</source>
        <translation>年度报表</translation>
    </message>
    <message>
        <source>Save as Excel…</source>
        <translation>另存为 Excel…</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>举办情况</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>出勤</translation>
    </message>
    <message>
        <source>The pool over the years</source>
        <translation>历年在库</translation>
    </message>
    <message>
        <source>No course of this year has a day yet. Enter courses and their roll calls under “Courses”.</source>
        <translation>本年还没有已定日期的课程。请在“课程与活动”页登记课程并点名。</translation>
    </message>
    <message>
        <source>Parted by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>By content</source>
        <translation>按内容</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按形式</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月份</translation>
    </message>
    <message>
        <source>What was held</source>
        <translation>举办情况</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Person-times</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Person-hours</source>
        <translation>人·学时</translation>
    </message>
    <message>
        <source>Money (yuan)</source>
        <translation>经费（元）</translation>
    </message>
    <message>
        <source>The courses behind the number</source>
        <translation>数字对应的课程</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Left early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺勤</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Attendance of everybody</source>
        <translation>各人出勤</translation>
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
        <source>Half days due</source>
        <translation>应到半天数</translation>
    </message>
    <message>
        <source>Hours of those due</source>
        <translation>实到／应到学时</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>出勤率</translation>
    </message>
    <message>
        <source>People in the pool</source>
        <translation>在库人数</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>In the pool at its end</source>
        <translation>年末在库</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Sexes</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>%1: %2 courses, %3 person-times</source>
        <translation>%1 年：%2 场，%3 人次</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>%1 of %2 hours due were attended (%3)</source>
        <translation>应到 %2 学时，实到 %1 学时（%3）</translation>
    </message>
    <message>
        <source>in the pool</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>came</source>
        <translation>新入库</translation>
    </message>
    <message>
        <source>left</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Together %1 courses, %2 person-times, %3 hours, %4 person-hours</source>
        <translation>合计 %1 场，%2 人次，%3 学时，%4 人·学时</translation>
    </message>
    <message>
        <source>%1: %2 courses. A person counts once a course; Return opens it.</source>
        <translation>%1：%2 场。一人参加一场计一次；按回车打开。</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>men</source>
        <translation>男</translation>
    </message>
    <message>
        <source>women</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Report of %1</source>
        <translation>%1 年培训工作报表</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>另存为 Excel</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>New in it</source>
        <translation>新入库</translation>
    </message>
    <message>
        <source>Half days by mark</source>
        <translation>按考勤结果的半天数</translation>
    </message>
    <message>
        <source>%1 (%2 hours a year): %3 of %4 people</source>
        <translation>%1（每年 %2 学时）：%4 人中 %3 人达到</translation>
    </message>
    <message>
        <source>Credits and the line</source>
        <translation>学分与学分线</translation>
    </message>
    <message>
        <source>Credits against the line</source>
        <translation>学分与学分线</translation>
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
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>up to the line</source>
        <translation>线内</translation>
    </message>
    <message>
        <source>above it</source>
        <translation>超线</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>%1 of %2 measured reach the line, %3 stand below it</source>
        <translation>参加核算 %2 人，达线 %1 人，低于线 %3 人</translation>
    </message>
    <message>
        <source>; the bars show the %1 nearest to it</source>
        <translation>；图中为离线最近的 %1 人</translation>
    </message>
    <message>
        <source>There is no line yet: nobody has credits this year.</source>
        <translation>还没有学分线：本年度尚无学分。</translation>
    </message>
</context>
</TS>
