<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnrolSheet</name>
    <message>
        <source>Who takes part?</source>
        <translation>安排参加人员</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>加入名单</translation>
    </message>
    <message>
        <source>There is nobody else. Trainees come in on the page “Trainees”.</source>
        <translation>没有其他人可选。请先在“动态管理”的“学员”页纳入培养。</translation>
    </message>
    <message>
        <source>not in the pool</source>
        <translation>不在库</translation>
    </message>
</context>
<context>
    <name>EventView</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Cancel the event…</source>
        <translation>取消活动…</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Parts of the event</source>
        <translation>活动各部分</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Half days</source>
        <translation>时间安排</translation>
    </message>
    <message>
        <source>People</source>
        <translation>参加人员</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Lecturers and materials</source>
        <translation>师资与材料</translation>
    </message>
    <message>
        <source>Money and summary</source>
        <translation>经费与小结</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
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
        <source>Line of the annual plan</source>
        <translation>对应配档表</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>培训基地</translation>
    </message>
    <message>
        <source>Partner institution</source>
        <translation>合作机构</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Number of the notice</source>
        <translation>通知文号</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>培训对象</translation>
    </message>
    <message>
        <source>Places (0: no limit)</source>
        <translation>名额（0为不限）</translation>
    </message>
    <message>
        <source>Choose until</source>
        <translation>报名截止</translation>
    </message>
    <message>
        <source>On the course menu</source>
        <translation>列入选学菜单</translation>
    </message>
    <message>
        <source>Hours give credits</source>
        <translation>学时计入学分</translation>
    </message>
    <message>
        <source>Teaching requirement</source>
        <translation>教学要求</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>考核要求</translation>
    </message>
    <message>
        <source>Add half days…</source>
        <translation>添加半天…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Half day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Lecturer</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>When is it held? Add the half days; each gets its sign-in sheet and its roll call.</source>
        <translation>什么时候举办？请添加半天，每个半天一张签到表、一次点名。</translation>
    </message>
    <message>
        <source>Add half days</source>
        <translation>排定时间</translation>
    </message>
    <message>
        <source>Enrol people…</source>
        <translation>安排人员…</translation>
    </message>
    <message>
        <source>Add a guest…</source>
        <translation>外单位人员…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>退出名单</translation>
    </message>
    <message>
        <source>Sign-in sheets…</source>
        <translation>签到表…</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>chosen from the menu</source>
        <translation>选学</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>外单位</translation>
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
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>登记日期</translation>
    </message>
    <message>
        <source>Nobody takes part yet. Enrol trainees, or put the course on the menu to be chosen.</source>
        <translation>还没有参加人员。可以直接安排学员，也可以列入选学菜单供选报。</translation>
    </message>
    <message>
        <source>Enrol people</source>
        <translation>安排参加人员</translation>
    </message>
    <message>
        <source>Lecturers</source>
        <translation>师资</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>学习材料</translation>
    </message>
    <message>
        <source>Lecturers, places and materials</source>
        <translation>维护师资、基地和材料</translation>
    </message>
    <message>
        <source>Fund planned (yuan)</source>
        <translation>预算（元）</translation>
    </message>
    <message>
        <source>Fund used (yuan)</source>
        <translation>实际支出（元）</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Basically satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>What was held, and what came of it</source>
        <translation>活动开展情况和效果</translation>
    </message>
    <message>
        <source>Add a photo…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>经费</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>满意度反馈</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>活动小结</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>cancelled: %1</source>
        <translation>已取消：%1</translation>
    </message>
    <message>
        <source>%1 half days, %2 hours</source>
        <translation>共%1个半天，%2学时</translation>
    </message>
    <message>
        <source>%1 of %2 places</source>
        <translation>已报名%1人，名额%2人</translation>
    </message>
    <message>
        <source>%1 enrolled</source>
        <translation>已报名%1人</translation>
    </message>
    <message>
        <source>, %1 waiting</source>
        <translation>，候补%1人</translation>
    </message>
    <message>
        <source>%1 of %2 answers satisfied or basically satisfied</source>
        <translation>%2份中满意和基本满意%1份</translation>
    </message>
    <message>
        <source>No answers yet.</source>
        <translation>还没有反馈。</translation>
    </message>
    <message>
        <source>Set the half days</source>
        <translation>排定时间</translation>
    </message>
    <message>
        <source>Print the sign-in sheets</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <source>Enter the roll call</source>
        <translation>录入点名</translation>
    </message>
    <message>
        <source>File the event</source>
        <translation>办结归档</translation>
    </message>
    <message>
        <source>Write the summary</source>
        <translation>填写小结</translation>
    </message>
    <message>
        <source>to enter</source>
        <translation>待录入</translation>
    </message>
    <message>
        <source>came %1 of %2</source>
        <translation>实到%1/%2</translation>
    </message>
    <message>
        <source>No lecturer is entered yet.</source>
        <translation>师资库还是空的。</translation>
    </message>
    <message>
        <source>No material is entered yet.</source>
        <translation>还没有登记学习材料。</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>File this event?</source>
        <translation>办结这项活动？</translation>
    </message>
    <message>
        <source>Its facts, roll call and summary are complete. It can be opened again with a reason.</source>
        <translation>基本情况、点名和小结都已齐全。办结后可写明理由重新打开。</translation>
    </message>
    <message>
        <source>File it</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Cancel the event</source>
        <translation>取消活动</translation>
    </message>
    <message>
        <source>It stays in the list. What it gave of credits goes.</source>
        <translation>活动仍留在列表中，已计的学分撤销。</translation>
    </message>
    <message>
        <source>Open the event again</source>
        <translation>重新打开活动</translation>
    </message>
    <message>
        <source>Why? The reason stays in the record.</source>
        <translation>为什么？理由留存备查。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>&#x3000;%1 went to the waiting list</source>
        <translation>&#x3000;其中%1人候补</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>点名签到表</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png)</source>
        <translation>照片 (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>term ended</source>
        <translation>聘期已满</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Event sheet for the file…</source>
        <translation>打印活动情况表…</translation>
    </message>
</context>
<context>
    <name>GuestSheet</name>
    <message>
        <source>Add a guest</source>
        <translation>添加外单位人员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
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
        <source>A guest stands on the sign-in sheets and gets no credits.</source>
        <translation>外单位人员列入签到表，不计学分。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>还没有填写姓名。</translation>
    </message>
</context>
<context>
    <name>HalfDaySheet</name>
    <message>
        <source>Half days</source>
        <translation>时间安排</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>empty: one day only</source>
        <translation>不填则只有一天</translation>
    </message>
    <message>
        <source>Hours of a half day</source>
        <translation>每半天学时</translation>
    </message>
    <message>
        <source>empty: as the rules say</source>
        <translation>不填则按考核办法</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Saturdays and Sundays too</source>
        <translation>含双休日</translation>
    </message>
    <message>
        <source>Choose the first day and at least one half.</source>
        <translation>请填写开始日期，并至少选一个半天。</translation>
    </message>
    <message>
        <source>The last day must follow the first one, by at most 60 days.</source>
        <translation>结束日期应在开始日期之后，且不超过60天。</translation>
    </message>
    <message>
        <source>The hours are not understood. Write 3 or 2.5.</source>
        <translation>学时看不懂，请写成3或2.5。</translation>
    </message>
    <message>
        <source>There is no such day between the two.</source>
        <translation>这段日期里没有符合的日子。</translation>
    </message>
</context>
<context>
    <name>OneHalfDaySheet</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Half day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Lecturer</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>The date or the hours are not understood.</source>
        <translation>日期或学时看不懂，请核对。</translation>
    </message>
</context>
</TS>
