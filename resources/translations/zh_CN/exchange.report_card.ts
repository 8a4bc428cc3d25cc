<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ReportCard</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>What was found in this report</source>
        <translation>这份报告的核查情况</translation>
    </message>
    <message>
        <source>Accept (&amp;A)</source>
        <translation>接受(&amp;A)</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Its people</source>
        <translation>其人员</translation>
    </message>
    <message>
        <source>Difference to the last report</source>
        <translation>与上一份报告的差异</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>whole report</source>
        <translation>整份报告</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少的材料</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺什么</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Reason to return</source>
        <translation>退回原因</translation>
    </message>
    <message>
        <source>People by the bureau&apos;s rules</source>
        <translation>按本局规则复核的人员</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>本局</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则方案</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Settle them…</source>
        <translation>去处理…</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>第 %1 号</translation>
    </message>
    <message>
        <source>The first report of this period: </source>
        <translation>本期第一份报告：</translation>
    </message>
    <message>
        <source>Against report %1 of this period: </source>
        <translation>与本期第 %1 份报告相比：</translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 the same, %4 no longer named.</source>
        <translation>新增 %1 人，变更 %2 人，未变 %3 人，不再列入 %4 人。</translation>
    </message>
    <message>
        <source> It came without an envelope.</source>
        <translation> 未加密封。</translation>
    </message>
    <message>
        <source>Everything asked for is there.</source>
        <translation>要求的材料都有。</translation>
    </message>
    <message>
        <source>No question between schools is open about this report.</source>
        <translation>这份报告没有待处理的学校间冲突。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Eligibility</source>
        <translation>资格</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Complete, everybody eligible by the bureau&apos;s rules, no question open.</source>
        <translation>材料齐全，人人符合本局规则，没有待处理的冲突。</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>缺%1项</translation>
    </message>
    <message>
        <source>%1 of %2 not eligible</source>
        <translation>%2人中%1人不符合</translation>
    </message>
    <message>
        <source>%1 of %2 cannot be decided</source>
        <translation>%2人中%1人无法判断</translation>
    </message>
    <message>
        <source>%1 of %2 by exception</source>
        <translation>%2人中%1人为例外</translation>
    </message>
    <message>
        <source>%1 questions between schools</source>
        <translation>学校间冲突%1个</translation>
    </message>
    <message>
        <source>To look at:</source>
        <translation>需要看：</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>By “%1”, ages count to %2.</source>
        <translation>按“%1”，年龄算到 %2。</translation>
    </message>
    <message>
        <source>Exception: %1</source>
        <translation>例外理由：%1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no longer named</source>
        <translation>不再列入</translation>
    </message>
    <message>
        <source>eligible</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>not eligible</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>cannot decide</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>exception: %1</source>
        <translation>例外：%1</translation>
    </message>
    <message>
        <source>Training records of %1, now in the files. Names nobody for the pool.</source>
        <translation>%1年的培训记录，已记入学员档案；不推荐入库人选。</translation>
    </message>
</context>
</TS>
