<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TodayScreen</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Before the first round</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>No round is under way. One begins with the district&apos;s notice.</source>
        <translation>目前没有进行中的选拔。收到区局通知后就可以开始。</translation>
    </message>
    <message>
        <source>Begin a round (&amp;N)</source>
        <translation>开始新一轮(&amp;N)</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 项</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去办</translation>
    </message>
    <message>
        <source>Everything is there: the step can be closed.</source>
        <translation>内容已齐，可以完成这一步。</translation>
    </message>
    <message>
        <source>Nothing to do but wait.</source>
        <translation>不用办理，等待期满。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>一周内到期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>The staff roster is in</source>
        <translation>导入教职工名册</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>去导入</translation>
    </message>
    <message>
        <source>A rule profile is chosen</source>
        <translation>选定规则方案</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>去选择</translation>
    </message>
    <message>
        <source>A page was printed on trial</source>
        <translation>试打印一页</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>去打印</translation>
    </message>
    <message>
        <source>A backup lies on a stick</source>
        <translation>备份到优盘</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>去备份</translation>
    </message>
    <message>
        <source>The whole cycle was rehearsed</source>
        <translation>演练一遍全过程</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>去演练</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>已经做完</translation>
    </message>
    <message>
        <source>Print any page of the print folder, lay it beside the preview, and look at margins and rare names.</source>
        <translation>从“待打印”里任选一页打印，与预览对照，看看页边距和生僻字是否正确。</translation>
    </message>
    <message>
        <source>Put a stick in, copy the backup to it, and keep it away from this computer.</source>
        <translation>插入优盘，把备份复制到优盘，并与这台电脑分开保管。</translation>
    </message>
    <message>
        <source>This desk is closed, and a sample school is opened in a folder of its own. Every page of it is marked as a rehearsal; nothing of it can be sent. You come back here whenever you like.</source>
        <translation>本校工作台先关上，打开一所样例学校，数据单独存放。每一页都标明“演练”，什么也报不出去。随时可以回来。</translation>
    </message>
    <message>
        <source>Training asks for nothing now. Reports, talks, terms and certificates come up here in time.</source>
        <translation>培养方面眼下没有要办的事。小结、谈话跟进、任期和证书到时会列在这里。</translation>
    </message>
    <message>
        <source>Looking through the trainees</source>
        <translation>正在查看学员</translation>
    </message>
    <message>
        <source>Report of a group activity</source>
        <translation>小组活动小结</translation>
    </message>
    <message>
        <source>Follow-up of a care talk</source>
        <translation>谈话跟进事项</translation>
    </message>
    <message>
        <source>Monthly note of a temporary post</source>
        <translation>挂职月记</translation>
    </message>
    <message>
        <source>Exchange to another school</source>
        <translation>交流轮岗</translation>
    </message>
    <message>
        <source>Term in the pool ends</source>
        <translation>任期届满</translation>
    </message>
    <message>
        <source>Assessment every few years</source>
        <translation>考核认证</translation>
    </message>
    <message>
        <source>Certificate ends</source>
        <translation>资格证书到期</translation>
    </message>
</context>
</TS>
