<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivitySheet</name>
    <message>
        <source>New activity of %1</source>
        <translation>%1 新活动</translation>
    </message>
    <message>
        <source>Activity of %1</source>
        <translation>%1 活动</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Report handed in on</source>
        <translation>小结报送日期</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>活动内容</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>亮点与特色</translation>
    </message>
    <message>
        <source>Work put forward</source>
        <translation>推荐作品</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>出席情况</translation>
    </message>
    <message>
        <source>Add a photo…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Save the activity first, then add its photos.</source>
        <translation>请先保存活动，再添加照片。</translation>
    </message>
    <message>
        <source>The activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>present</source>
        <translation>到</translation>
    </message>
    <message>
        <source>on leave (%1)</source>
        <translation>请假（%1批准）</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Type the day of the activity.</source>
        <translation>请填写活动日期。</translation>
    </message>
</context>
<context>
    <name>GradesSheet</name>
    <message>
        <source>Grades of the activities of %1</source>
        <translation>%1 各小组活动评定</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>All members who were there share the credits of the grade.</source>
        <translation>到会的组员都按小组等次计学分。</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>未评定</translation>
    </message>
</context>
<context>
    <name>GroupSheet</name>
    <message>
        <source>New group</source>
        <translation>新建小组</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>several</source>
        <translation>跨学段</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>Who does what (name: task; name: task)</source>
        <translation>小组分工（姓名：分工；姓名：分工）</translation>
    </message>
    <message>
        <source>for instance: Zhang San: notes; Li Si: photos</source>
        <translation>例如 张三：记录；李四：摄影</translation>
    </message>
    <message>
        <source>“%1” is no member with a task.</source>
        <translation>“%1”不是“组员：分工”的写法，或不是组员。</translation>
    </message>
</context>
<context>
    <name>GroupsPage</name>
    <message>
        <source>Study groups</source>
        <translation>学习小组</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>新建小组…</translation>
    </message>
    <message>
        <source>Groups as last year</source>
        <translation>沿用去年的小组</translation>
    </message>
    <message>
        <source>Table of the groups</source>
        <translation>小组划分表</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Area, stage</source>
        <translation>片区、学段</translation>
    </message>
    <message>
        <source>Activities of all groups</source>
        <translation>显示全部小组的活动</translation>
    </message>
    <message>
        <source>New activity… (&amp;N)</source>
        <translation>登记活动…(&amp;N)</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印小结</translation>
    </message>
    <message>
        <source>Grade…</source>
        <translation>评定…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>小组活动</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>Report due</source>
        <translation>小结期限</translation>
    </message>
    <message>
        <source> (tentative)</source>
        <translation>（暂定）</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>小结</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等次</translation>
    </message>
    <message>
        <source>No study group of this year yet. Put trainees together by area and stage; each group has a leader, and its members take turns in hosting.</source>
        <translation>本年还没有学习小组。请按片区、学段把学员编组；每组设组长，组员轮流主持。</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建小组</translation>
    </message>
    <message>
        <source>%1 groups, %2 of %3 people</source>
        <translation>%1 个小组，%3 人中 %2 人编入</translation>
    </message>
    <message>
        <source>%1 reports wait, %2 of them overdue. Next: %3, “%4”, due %5.</source>
        <translation>待交小结 %1 份，其中逾期 %2 份。下一份：%3“%4”，%5 前报送。</translation>
    </message>
    <message>
        <source>Reports:</source>
        <translation>活动小结：</translation>
    </message>
    <message>
        <source>Study groups of %1</source>
        <translation>%1 年学习小组划分表</translation>
    </message>
    <message>
        <source>Report of %1</source>
        <translation>%1 活动小结</translation>
    </message>
    <message>
        <source>Void the activity?</source>
        <translation>作废这次活动？</translation>
    </message>
    <message>
        <source>“%1” no longer counts, nor the credits it gave.</source>
        <translation>“%1”不再计入，它给的学分也一并撤销。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>groups</name>
    <message>
        <source>handed in late</source>
        <translation>逾期报送</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期未报</translation>
    </message>
    <message>
        <source>due</source>
        <translation>待报</translation>
    </message>
</context>
</TS>
