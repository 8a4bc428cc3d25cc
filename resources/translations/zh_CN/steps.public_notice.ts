<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PaperSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PhotoSheet</name>
    <message>
        <source>Photos of the posting</source>
        <translation>张贴和撤除照片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>照片 %1</translation>
    </message>
</context>
<context>
    <name>PublicNoticePanel</name>
    <message>
        <source>Clock of the notice</source>
        <translation>公示期</translation>
    </message>
    <message>
        <source>On the wall</source>
        <translation>张贴记录</translation>
    </message>
    <message>
        <source>What was posted, in its order</source>
        <translation>张贴过的公示，按先后</translation>
    </message>
    <message>
        <source>Photo of the posting…</source>
        <translation>张贴照片…</translation>
    </message>
    <message>
        <source>Photo of the removal…</source>
        <translation>撤除照片…</translation>
    </message>
    <message>
        <source>Look at the photos</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Taken down…</source>
        <translation>登记撤除…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Continuation sheet…</source>
        <translation>继续公示…</translation>
    </message>
    <message>
        <source>Register of objections</source>
        <translation>异议登记</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>涉及人选</translation>
    </message>
    <message>
        <source>Who raised it</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>No objection so far.</source>
        <translation>目前没有异议。</translation>
    </message>
    <message>
        <source>Enter an objection…</source>
        <translation>登记异议…</translation>
    </message>
    <message>
        <source>Settle it…</source>
        <translation>处理…</translation>
    </message>
    <message>
        <source>Show who raised them</source>
        <translation>显示反映人</translation>
    </message>
    <message>
        <source>Result of the notice</source>
        <translation>公示结果</translation>
    </message>
    <message>
        <source>Day of the result</source>
        <translation>结果日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write the result</source>
        <translation>写出结果</translation>
    </message>
    <message>
        <source>What the notice says</source>
        <translation>公示内容</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>公示单位</translation>
    </message>
    <message>
        <source>Reception phone (office)</source>
        <translation>受理电话（办公）</translation>
    </message>
    <message>
        <source>Supervision phone</source>
        <translation>监督电话</translation>
    </message>
    <message>
        <source>Address of the office</source>
        <translation>来信来访地址（单位）</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Reception hours</source>
        <translation>接待时间</translation>
    </message>
    <message>
        <source>Office phones only: no mobile and no ID number goes on the wall.</source>
        <translation>只填办公电话：手机号码和身份证号不能上墙。</translation>
    </message>
    <message>
        <source>As it would hang</source>
        <translation>将要公示的内容</translation>
    </message>
    <message>
        <source>The rows of the notice</source>
        <translation>公示名单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Current post</source>
        <translation>现任职务</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Intention</source>
        <translation>推荐意向</translation>
    </message>
    <message>
        <source>See the sheet…</source>
        <translation>预览公示…</translation>
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
        <source>Posted by</source>
        <translation>张贴人</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Note the posting</source>
        <translation>登记张贴</translation>
    </message>
    <message>
        <source>As it hangs</source>
        <translation>墙上的内容</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>not posted</source>
        <translation>未张贴</translation>
    </message>
    <message>
        <source>running</source>
        <translation>公示中</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>暂停计算</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>期满</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Last day: %1</source>
        <translation>公示到 %1</translation>
    </message>
    <message>
        <source>No last day while an objection is open</source>
        <translation>异议处理完后才能算出截止日</translation>
    </message>
    <message>
        <source> (tentative)</source>
        <translation>（暂定）</translation>
    </message>
    <message>
        <source>Posted on %1; the day itself is not counted.</source>
        <translation>%1张贴，张贴当日不计。</translation>
    </message>
    <message>
        <source>Working days counted: %1</source>
        <translation>计入的工作日：%1</translation>
    </message>
    <message>
        <source>Reporting is off:</source>
        <translation>还不能上报：</translation>
    </message>
    <message>
        <source>It stands %1 days and at least %2 working days, whichever ends later.</source>
        <translation>公示不少于 %1 天、%2 个工作日，以后到期的为准。</translation>
    </message>
    <message>
        <source>Not posted</source>
        <translation>还没有张贴</translation>
    </message>
    <message>
        <source>Posted on %1, it would end on %2</source>
        <translation>%1张贴，公示到 %2</translation>
    </message>
    <message>
        <source>Since %1 the clock stands still: the objection is open.</source>
        <translation>自%1起暂停计算：异议没有处理完。</translation>
    </message>
    <message>
        <source>Not counted: %1 to %2, while an objection was open.</source>
        <translation>%1至%2处理异议，不计入公示期。</translation>
    </message>
    <message>
        <source>Stopped:</source>
        <translation>暂停：</translation>
    </message>
    <message>
        <source>posted %1</source>
        <translation>%1张贴</translation>
    </message>
    <message>
        <source>taken down %1</source>
        <translation>%1撤除</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>地点：%1</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>张贴人：%1</translation>
    </message>
    <message>
        <source>Witnesses: %1</source>
        <translation>见证人：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>On the wall: %1</source>
        <translation>原文：%1</translation>
    </message>
    <message>
        <source>Right: %1</source>
        <translation>更正为：%1</translation>
    </message>
    <message>
        <source>Taken down by: %1</source>
        <translation>撤除人：%1</translation>
    </message>
    <message>
        <source>photo of the posting</source>
        <translation>张贴照片</translation>
    </message>
    <message>
        <source>photo of the removal</source>
        <translation>撤除照片</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>已存：%1</translation>
    </message>
    <message>
        <source>No photo yet.</source>
        <translation>还没有照片。</translation>
    </message>
    <message>
        <source>%1 open of %2</source>
        <translation>共 %2 件，未处理 %1 件</translation>
    </message>
    <message>
        <source>Content: %1</source>
        <translation>内容：%1</translation>
    </message>
    <message>
        <source>Handled by: %1</source>
        <translation>经办人：%1</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>调查情况：%1</translation>
    </message>
    <message>
        <source>Conclusion: %1</source>
        <translation>结论：%1</translation>
    </message>
    <message>
        <source>Upheld: the person does not go on the final list.</source>
        <translation>异议查实，不列入确定人选。</translation>
    </message>
    <message>
        <source>No objection was raised.</source>
        <translation>公示期间没有收到异议。</translation>
    </message>
    <message>
        <source>Objections were raised and settled.</source>
        <translation>收到异议，均已处理。</translation>
    </message>
    <message>
        <source>The notice was withdrawn.</source>
        <translation>公示已撤回。</translation>
    </message>
    <message>
        <source>Not written yet.</source>
        <translation>还没有写。</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>Hide who raised them</source>
        <translation>隐藏反映人</translation>
    </message>
    <message>
        <source>Fill in where to object, print the notice and hang it; then note the posting.</source>
        <translation>填写受理方式，打印并张贴公示，再登记张贴。</translation>
    </message>
    <message>
        <source>The notice hangs. Enter every objection on the day it comes.</source>
        <translation>公示正在张贴。收到异议请当天登记。</translation>
    </message>
    <message>
        <source>%1 objections are open; the clock stands still until they are settled.</source>
        <translation>有 %1 件异议没有处理完，公示期暂停计算。</translation>
    </message>
    <message>
        <source>The period is over. Take the sheets down and write the result.</source>
        <translation>公示期满。请撤除公示并写出结果。</translation>
    </message>
    <message>
        <source>The notice was withdrawn. Post a new one, or write that as the result.</source>
        <translation>公示已撤回。请重新张贴，或者把撤回写作结果。</translation>
    </message>
    <message>
        <source>Settle the objection…</source>
        <translation>处理异议…</translation>
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
        <source>notice</source>
        <translation>公示</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>更正公示</translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation>撤回公告</translation>
    </message>
    <message>
        <source>continuation</source>
        <translation>继续公示</translation>
    </message>
    <message>
        <source>Take it from the school&apos;s data</source>
        <translation>填入本校资料</translation>
    </message>
</context>
</TS>
