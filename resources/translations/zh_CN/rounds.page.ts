<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RoundPage</name>
    <message>
        <source>The step</source>
        <translation>本步内容</translation>
    </message>
    <message>
        <source>Papers, dates and people of the step</source>
        <translation>本步的文书、日期与人员</translation>
    </message>
    <message>
        <source>This round is %1; it can only be read.</source>
        <translation>这一轮%1，只能查看。</translation>
    </message>
    <message>
        <source>Close this step (&amp;E)</source>
        <translation>完成这一步(&amp;E)</translation>
    </message>
    <message>
        <source>End the round</source>
        <translation>结束本轮</translation>
    </message>
    <message>
        <source>Go on to: %1</source>
        <translation>去办：%1</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>省略这一步</translation>
    </message>
    <message>
        <source>The rules make this step optional. Say why it is left out; the reason stays in the record.</source>
        <translation>规则允许省略这一步。请写明省略的理由，理由会留在记录里。</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>省略</translation>
    </message>
    <message>
        <source>Open this step again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>What was decided stays in the record as an earlier revision. Say why the step is opened again.</source>
        <translation>原来的决定作为前一稿留在记录里。请写明重新打开的理由。</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Everything stays readable; nothing can be changed any more.</source>
        <translation>所有内容仍可查看，但不能再改动。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束</translation>
    </message>
    <message>
        <source> In a rehearsal the date can jump ahead: see the top of the window.</source>
        <translation>演练时不必等，点窗口上方的“跳到…”即可。</translation>
    </message>
</context>
<context>
    <name>StepHead</name>
    <message>
        <source>Earlier revisions</source>
        <translation>以前各稿</translation>
    </message>
    <message>
        <source>Close this step (&amp;E)</source>
        <translation>完成这一步(&amp;E)</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>省略这一步</translation>
    </message>
    <message>
        <source>Open this step again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Late:</source>
        <translation>已逾期：</translation>
    </message>
    <message>
        <source>Against a rule:</source>
        <translation>不合规定：</translation>
    </message>
    <message>
        <source>Still to do:</source>
        <translation>还差：</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>提示：</translation>
    </message>
    <message>
        <source>F1 rests on: %1</source>
        <translation>F1 依据：%1</translation>
    </message>
</context>
</TS>
