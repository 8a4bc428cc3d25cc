<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdvanceNoticePanel</name>
    <message>
        <source>Inspection team</source>
        <translation>考察组</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>member</source>
        <translation>组员</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit and post</source>
        <translation>单位及职务</translation>
    </message>
    <message>
        <source>Office phone</source>
        <translation>办公电话</translation>
    </message>
    <message>
        <source>Add an inspector…</source>
        <translation>添加考察组成员…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Make leader</source>
        <translation>设为组长</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Back to the saved team</source>
        <translation>恢复已保存的考察组</translation>
    </message>
    <message>
        <source>Inspection and advance notice</source>
        <translation>考察与考察预告</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Place of the inspection</source>
        <translation>考察地点</translation>
    </message>
    <message>
        <source>Inspection from</source>
        <translation>考察开始</translation>
    </message>
    <message>
        <source>Inspection until</source>
        <translation>考察结束</translation>
    </message>
    <message>
        <source>Phone for reports</source>
        <translation>反映问题的电话</translation>
    </message>
    <message>
        <source>Address for reports</source>
        <translation>反映问题的地址</translation>
    </message>
    <message>
        <source>Why the inspection begins earlier</source>
        <translation>提前开始考察的理由</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>张贴</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>张贴日期</translation>
    </message>
    <message>
        <source>Where it hangs</source>
        <translation>张贴地点</translation>
    </message>
    <message>
        <source>Note the posting</source>
        <translation>登记张贴</translation>
    </message>
    <message>
        <source>%1 members, at least %2</source>
        <translation>%1 人，至少 %2 人</translation>
    </message>
    <message>
        <source>Not saved yet:</source>
        <translation>还没有保存：</translation>
    </message>
    <message>
        <source>The first lawful day follows from the day of posting.</source>
        <translation>填写张贴日期后，显示考察最早可以开始的日期。</translation>
    </message>
    <message>
        <source>Posted on %1, the notice stands %2 days: the inspection may begin on %3.</source>
        <translation>%1张贴，预告满 %2 天，最早 %3 开始考察。</translation>
    </message>
    <message>
        <source>It begins earlier, for the reason below.</source>
        <translation>按下面写明的理由提前开始。</translation>
    </message>
    <message>
        <source>To begin earlier, write the reason.</source>
        <translation>要提前开始，请写明理由。</translation>
    </message>
    <message>
        <source>Early:</source>
        <translation>提前开始：</translation>
    </message>
    <message>
        <source>Name the team first; candidates and their relatives cannot be inspectors.</source>
        <translation>先组成考察组。考察对象及其亲属不能当考察组成员。</translation>
    </message>
    <message>
        <source>Write the notice, print and post it, then note the day and the place.</source>
        <translation>填写并打印考察预告，张贴后登记日期和地点。</translation>
    </message>
    <message>
        <source>The notice hangs since %1.</source>
        <translation>考察预告已于 %1 张贴。</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>组员</translation>
    </message>
    <message>
        <source>Phone and address of the school</source>
        <translation>填入本校电话和地址</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>Inspector</source>
        <translation>考察组成员</translation>
    </message>
    <message>
        <source>Into the team</source>
        <translation>列入考察组</translation>
    </message>
    <message>
        <source>A colleague:</source>
        <translation>本校同事：</translation>
    </message>
    <message>
        <source>Or somebody from outside: type the name.</source>
        <translation>校外人员请直接填写姓名。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>member</source>
        <translation>组员</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Office phone</source>
        <translation>办公电话</translation>
    </message>
    <message>
        <source>It goes on the wall: no mobile.</source>
        <translation>会张贴出来，请勿填手机号码。</translation>
    </message>
    <message>
        <source>Candidates who are relatives, as declared</source>
        <translation>申报有亲属关系的考察对象</translation>
    </message>
    <message>
        <source>Relatives among the candidates, as declared (spouse, blood, close in-laws):</source>
        <translation>申报与下列考察对象有亲属关系（夫妻、直系和三代以内旁系血亲、近姻亲）：</translation>
    </message>
</context>
</TS>
