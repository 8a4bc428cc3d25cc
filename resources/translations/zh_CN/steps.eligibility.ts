<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EligibilityPanel</name>
    <message>
        <source>People and rules</source>
        <translation>人员与条件</translation>
    </message>
    <message>
        <source>Admit (&amp;J)</source>
        <translation>通过(&amp;J)</translation>
    </message>
    <message>
        <source>Refuse, with a reason</source>
        <translation>不通过，写明理由</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>撤销结论</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>审查日期</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>审查人</translation>
    </message>
    <message>
        <source>Several names with 、 between</source>
        <translation>多人之间用顿号隔开</translation>
    </message>
    <message>
        <source>Who reviewed, and when</source>
        <translation>审查人与日期</translation>
    </message>
    <message>
        <source>The district&apos;s notice names no day to which ages are counted yet.</source>
        <translation>“区局通知”里还没有填写计算年龄时间。</translation>
    </message>
    <message>
        <source>The review begins when the nominations are closed.</source>
        <translation>推荐提名完成后开始审查。</translation>
    </message>
    <message>
        <source>Nobody is put forward.</source>
        <translation>没有推荐人选。</translation>
    </message>
    <message>
        <source>Counted to %1</source>
        <translation>算到 %1</translation>
    </message>
    <message>
        <source>Every rule is held against the file; a person decides. %1 of %2 are decided.</source>
        <translation>逐条对照档案，由人作出结论：%2 人中已定 %1 人。</translation>
    </message>
    <message>
        <source>For %1 something is still to be found out.</source>
        <translation>%1 人还有待核事项。</translation>
    </message>
    <message>
        <source>Next to decide (&amp;X)</source>
        <translation>审下一人(&amp;X)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>Required: %1</source>
        <translation>要求：%1</translation>
    </message>
    <message>
        <source>Actual: %1 (%2)</source>
        <translation>实际：%1（%2）</translation>
    </message>
    <message>
        <source>Exception: %1</source>
        <translation>例外理由：%1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Fill it in in the file</source>
        <translation>去档案补填</translation>
    </message>
    <message>
        <source>Change the exception</source>
        <translation>修改例外理由</translation>
    </message>
    <message>
        <source>Exception, with a reason</source>
        <translation>作为例外，写明理由</translation>
    </message>
    <message>
        <source>Take the exception back</source>
        <translation>撤销例外</translation>
    </message>
    <message>
        <source>No exception is allowed for this rule.</source>
        <translation>这一条不允许例外。</translation>
    </message>
    <message>
        <source>meets</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>does not meet</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>cannot decide</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>%1 — required: %2; actual: %3. The reason is printed on the list of the review.</source>
        <translation>%1：要求 %2；实际 %3。理由会印在资格审查表上。</translation>
    </message>
    <message>
        <source>Exception for %1</source>
        <translation>对%1作例外处理</translation>
    </message>
    <message>
        <source>Write the exception</source>
        <translation>写入例外</translation>
    </message>
    <message>
        <source>Refuse %1</source>
        <translation>%1 不通过</translation>
    </message>
    <message>
        <source>Say why. The reason stays in the record and is printed on the list of the review.</source>
        <translation>请写明理由。理由会留在记录里，并印在资格审查表上。</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>does not meet: %1</source>
        <translation>不符合：%1</translation>
    </message>
</context>
</TS>
