<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>NominationPanel</name>
    <message>
        <source>Nominations</source>
        <translation>推荐名单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>后备类别</translation>
    </message>
    <message>
        <source>Put forward</source>
        <translation>推荐方式</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Put somebody forward (&amp;A)</source>
        <translation>推荐人选(&amp;A)</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>Nobody is put forward yet.</source>
        <translation>还没有推荐任何人。</translation>
    </message>
    <message>
        <source>People may be put forward by themselves, a department, colleagues or the leadership; one person for one tier. The recommendation form is filled from the person&apos;s file.</source>
        <translation>个人自荐、部门推荐、群众推荐、领导推荐均可，一人只列一个类别。推荐表由个人档案自动填写。</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>撤回对%1的推荐</translation>
    </message>
    <message>
        <source>All nominations of this person are withdrawn. They stay in the record with the reason.</source>
        <translation>此人的所有推荐都将撤回，并连同理由留在记录里。</translation>
    </message>
    <message>
        <source>Reason:</source>
        <translation>推荐理由：</translation>
    </message>
    <message>
        <source>Recommendation intention:</source>
        <translation>推荐意向：</translation>
    </message>
    <message>
        <source>Withdrawn:</source>
        <translation>撤回理由：</translation>
    </message>
    <message>
        <source>%1: %2 for %3 places</source>
        <translation>%1 %2 人／名额 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2 人</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签章</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签章</translation>
    </message>
</context>
<context>
    <name>NominationSheet</name>
    <message>
        <source>Tier</source>
        <translation>后备类别</translation>
    </message>
    <message>
        <source>Put forward</source>
        <translation>推荐方式</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>推荐人</translation>
    </message>
    <message>
        <source>The department, the people, or the leader</source>
        <translation>部门、推荐群众或领导的名称</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Recommendation intention</source>
        <translation>推荐意向</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The form is signed or sealed</source>
        <translation>推荐表已签名或盖章</translation>
    </message>
    <message>
        <source>Put somebody forward</source>
        <translation>推荐人选</translation>
    </message>
    <message>
        <source>Put forward (Ctrl+Return)</source>
        <translation>推荐(Ctrl+回车)</translation>
    </message>
    <message>
        <source>Correct: %1</source>
        <translation>修改：%1</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存(Ctrl+回车)</translation>
    </message>
    <message>
        <source>Choose a person first: type a name, then press Return.</source>
        <translation>请先选人：输入姓名，再按回车。</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>已选：%1</translation>
    </message>
    <message>
        <source>By the file:</source>
        <translation>按档案：</translation>
    </message>
    <message>
        <source>does not meet %1</source>
        <translation>不符合 %1</translation>
    </message>
    <message>
        <source>No rule stands against this person by the file.</source>
        <translation>按档案没有不符合的条件。</translation>
    </message>
</context>
</TS>
