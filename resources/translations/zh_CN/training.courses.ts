<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CoursesPage</name>
    <message>
        <source>Courses</source>
        <translation>课程活动</translation>
    </message>
    <message>
        <source>Find a course</source>
        <translation>查找课程</translation>
    </message>
    <message>
        <source>Title, place or organiser (F3)</source>
        <translation>名称、地点或主办单位（F3）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>All contents</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Course menu</source>
        <translation>选学菜单</translation>
    </message>
    <message>
        <source>New course (&amp;N)</source>
        <translation>新建课程(&amp;N)</translation>
    </message>
    <message>
        <source>Courses and events</source>
        <translation>课程与活动</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Half days</source>
        <translation>半天数</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>People</source>
        <translation>参加人员</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>New course</source>
        <translation>新建课程</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>%1年</translation>
    </message>
    <message>
        <source>No course of %1 yet. Each class or activity of the annual plan begins here.</source>
        <translation>%1年还没有课程。年度计划中的每项培训都从这里新建。</translation>
    </message>
    <message>
        <source>No course of %1 yet. Begin here, or write the annual plan first (page “Annual plan”).</source>
        <translation>%1年还没有课程。可以在这里新建，也可以先到“年度计划”页起草计划。</translation>
    </message>
    <message>
        <source>%1 of %2 courses, %3 hours, %4 person-times</source>
        <translation>%2项中显示%1项，%3学时，%4人次</translation>
    </message>
</context>
<context>
    <name>MenuView</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Print the menu…</source>
        <translation>打印菜单…</translation>
    </message>
    <message>
        <source>Course menu</source>
        <translation>选学菜单</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Places left</source>
        <translation>剩余名额</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Choose until</source>
        <translation>报名截止</translation>
    </message>
    <message>
        <source>No course is on the menu. Tick “On the course menu” in the facts of a course.</source>
        <translation>菜单上还没有课程。请在课程的“基本情况”里勾选“列入选学菜单”。</translation>
    </message>
    <message>
        <source>Whose choice? Find the person, then choose courses.</source>
        <translation>录入谁的选学？先查找学员，再选课程。</translation>
    </message>
    <message>
        <source>Enter this choice (&amp;E)</source>
        <translation>确认选学(&amp;E)</translation>
    </message>
    <message>
        <source>Enter choices</source>
        <translation>录入选学</translation>
    </message>
    <message>
        <source>Course menu of %1</source>
        <translation>%1年选学菜单</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>还没有选课。</translation>
    </message>
    <message>
        <source>The course is full</source>
        <translation>名额已满</translation>
    </message>
    <message>
        <source>Join the waiting list</source>
        <translation>排入候补</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>已排入候补</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已截止</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>waiting list</source>
        <translation>候补</translation>
    </message>
</context>
<context>
    <name>NewCourse</name>
    <message>
        <source>A new course or event</source>
        <translation>新建课程或活动</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Line of the annual plan</source>
        <translation>对应配档表</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The title is missing.</source>
        <translation>还没有填写名称。</translation>
    </message>
</context>
</TS>
