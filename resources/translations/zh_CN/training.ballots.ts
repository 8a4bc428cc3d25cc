<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HoldView</name>
    <message>
        <source>Which vote</source>
        <translation>哪一次投票</translation>
    </message>
    <message>
        <source>Another vote…</source>
        <translation>另组织一次…</translation>
    </message>
    <message>
        <source>No vote with ballots was held this year. The trainees of this school stand on the ballot; the colleagues mark it without names.</source>
        <translation>本年度还没有组织无记名投票。本校的学员列在票上，由教职工无记名填写。</translation>
    </message>
    <message>
        <source>Design the ballot…</source>
        <translation>设计测评票…</translation>
    </message>
    <message>
        <source>Helpers and papers</source>
        <translation>工作人员和纸质材料</translation>
    </message>
    <message>
        <source>Scrutineers (watch)</source>
        <translation>监票人</translation>
    </message>
    <message>
        <source>Counters (tally)</source>
        <translation>计票人</translation>
    </message>
    <message>
        <source>Tally sheet</source>
        <translation>计票用表</translation>
    </message>
    <message>
        <source>Result sheet</source>
        <translation>结果汇总表</translation>
    </message>
    <message>
        <source>Names with 、 between them. Trainees on the ballot and their relatives do not help.</source>
        <translation>姓名之间用“、”隔开。票上的学员及其亲属不得担任。</translation>
    </message>
    <message>
        <source>Vote %1: %2</source>
        <translation>第 %1 次：%2</translation>
    </message>
    <message>
        <source>Hold the vote again (&amp;V)</source>
        <translation>重新组织投票(&amp;V)</translation>
    </message>
    <message>
        <source>Take the result over… (&amp;T)</source>
        <translation>登记测评结果…(&amp;T)</translation>
    </message>
    <message>
        <source>Enter what was given out and returned (&amp;R)</source>
        <translation>填写发票收票数(&amp;R)</translation>
    </message>
    <message>
        <source>Print the ballots (&amp;P)</source>
        <translation>打印测评票(&amp;P)</translation>
    </message>
    <message>
        <source>Start pass one (&amp;1)</source>
        <translation>开始第一遍录入(&amp;1)</translation>
    </message>
    <message>
        <source>Type pass one (&amp;1)</source>
        <translation>录入第一遍(&amp;1)</translation>
    </message>
    <message>
        <source>Type pass two, another person (&amp;2)</source>
        <translation>另一人录入第二遍(&amp;2)</translation>
    </message>
    <message>
        <source>Put the bundle right (&amp;2)</source>
        <translation>更正不一致的一捆(&amp;2)</translation>
    </message>
    <message>
        <source>Type the hand count (&amp;H)</source>
        <translation>录入手工计票(&amp;H)</translation>
    </message>
    <message>
        <source>Check the hand count (&amp;H)</source>
        <translation>核对手工计票(&amp;H)</translation>
    </message>
    <message>
        <source>Seal the vote (&amp;S)</source>
        <translation>封票(&amp;S)</translation>
    </message>
    <message>
        <source>Seal the vote?</source>
        <translation>现在封票？</translation>
    </message>
    <message>
        <source>Hand count, pass one and pass two agree. The seal keeps the ballots sorted, without order or time, and destroys the work file; then the result is shown.</source>
        <translation>手工计票、第一遍、第二遍三者一致。封票后只保存排好序的票面，不留先后和时间，工作文件随即销毁，然后显示结果。</translation>
    </message>
    <message>
        <source>Seal the vote</source>
        <translation>封票</translation>
    </message>
    <message>
        <source>Void this vote</source>
        <translation>这次投票作废</translation>
    </message>
    <message>
        <source>The vote and its numbers stay in the record. Ballots typed and not sealed are destroyed; what was taken over from it is voided in the list.</source>
        <translation>这次投票及其数字留在记录里。已录入未封的票随即销毁，由它登记的结果一并作废。</translation>
    </message>
    <message>
        <source>Void the vote</source>
        <translation>投票作废</translation>
    </message>
    <message>
        <source>Hold the vote again</source>
        <translation>重新组织投票</translation>
    </message>
    <message>
        <source>This attempt stays in the record as void. New ballots are given out.</source>
        <translation>这一次作为无效留在记录里，另发新票。</translation>
    </message>
    <message>
        <source>Hold it again</source>
        <translation>重新组织</translation>
    </message>
    <message>
        <source>To be said:</source>
        <translation>还要说明：</translation>
    </message>
    <message>
        <source>Not stored:</source>
        <translation>没有保存：</translation>
    </message>
    <message>
        <source>%1 trainees: %2</source>
        <translation>%1 名学员：%2</translation>
    </message>
    <message>
        <source> · attempt %1: %2</source>
        <translation>&#x3000;第 %1 次：%2</translation>
    </message>
</context>
<context>
    <name>TakeSheet</name>
    <message>
        <source>Take the result over</source>
        <translation>登记测评结果</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>Day of the vote</source>
        <translation>投票日期</translation>
    </message>
    <message>
        <source>The counts go into the list of votes of: %1.</source>
        <translation>票数登记到下列学员名下：%1。</translation>
    </message>
    <message>
        <source>The day of the vote is needed. Nothing was saved.</source>
        <translation>请填写投票日期。什么也没有保存。</translation>
    </message>
</context>
</TS>
