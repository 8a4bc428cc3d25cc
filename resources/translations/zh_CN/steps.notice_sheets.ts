<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ContinuationSheet</name>
    <message>
        <source>Continuation of the notice</source>
        <translation>继续公示</translation>
    </message>
    <message>
        <source>Note the posting</source>
        <translation>登记张贴</translation>
    </message>
    <message>
        <source>The clock runs again. New last day: %1.</source>
        <translation>公示期继续计算，新的截止日：%1。</translation>
    </message>
</context>
<context>
    <name>CorrectionSheet</name>
    <message>
        <source>Correction</source>
        <translation>更正公示</translation>
    </message>
    <message>
        <source>Post the correction</source>
        <translation>登记更正公示</translation>
    </message>
    <message>
        <source>A correction quotes the old and the new text and starts the period again. The notice stays in the record.</source>
        <translation>更正公示写明原文和更正后的文字，公示期重新计算。原公示留在记录里。</translation>
    </message>
    <message>
        <source>What differs from the files</source>
        <translation>与人员档案不一致的内容</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>What hangs is what the files say. Correct the person&apos;s file first, or quote the text here.</source>
        <translation>墙上的内容与人员档案一致。请先改正人员档案，或者在下面写明要更正的文字。</translation>
    </message>
    <message>
        <source>Text on the wall</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Right text</source>
        <translation>更正为</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>FormSheet</name>
    <message>
        <source>Type the day; nothing was saved.</source>
        <translation>请填写日期，没有保存。</translation>
    </message>
</context>
<context>
    <name>ObjectionSheet</name>
    <message>
        <source>in person</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>by letter</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>登记异议</translation>
    </message>
    <message>
        <source>Into the register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>The clock stands still from the day of receipt until the objection is settled, both days included. Who raised it stays in the school and in no export.</source>
        <translation>从收到之日到处理完毕之日（含首尾）不计入公示期。反映人只留在本校，不会导出。</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>nobody in particular</source>
        <translation>不针对个人</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>涉及人选</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Signed with the name</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Who raised it</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>What is objected</source>
        <translation>反映的内容</translation>
    </message>
</context>
<context>
    <name>PostedSheet</name>
    <message>
        <source>Posted on</source>
        <translation>张贴日期</translation>
    </message>
    <message>
        <source>Posted by</source>
        <translation>张贴人</translation>
    </message>
    <message>
        <source>Where it hangs</source>
        <translation>张贴地点</translation>
    </message>
</context>
<context>
    <name>RemovalSheet</name>
    <message>
        <source>Taken down</source>
        <translation>登记撤除</translation>
    </message>
    <message>
        <source>Note the removal</source>
        <translation>登记撤除</translation>
    </message>
    <message>
        <source>Taken down on</source>
        <translation>撤除日期</translation>
    </message>
    <message>
        <source>Taken down by</source>
        <translation>撤除人</translation>
    </message>
</context>
<context>
    <name>SettleSheet</name>
    <message>
        <source>Settle the objection</source>
        <translation>处理异议</translation>
    </message>
    <message>
        <source>Settle it</source>
        <translation>处理完毕</translation>
    </message>
    <message>
        <source>Settled on</source>
        <translation>处理日期</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>调查情况</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>It is upheld: the person does not go on the final list</source>
        <translation>异议查实，影响使用：不列入确定人选</translation>
    </message>
</context>
<context>
    <name>WithdrawalSheet</name>
    <message>
        <source>Withdraw the notice</source>
        <translation>撤回公示</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>撤回公示</translation>
    </message>
    <message>
        <source>The clock stops for good and nothing can be reported until a new notice is posted. Nothing vanishes from the record.</source>
        <translation>撤回后公示期作废，重新公示前不能上报。原公示留在记录里。</translation>
    </message>
    <message>
        <source>Why it is withdrawn (printed on the sheet)</source>
        <translation>撤回的理由（会印在公告上）</translation>
    </message>
</context>
</TS>
