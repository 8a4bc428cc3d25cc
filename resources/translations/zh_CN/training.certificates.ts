<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AssessmentSheet</name>
    <message>
        <source>Assessment of %1</source>
        <translation>考核：%1</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Assessed by (names with 、 between)</source>
        <translation>考核人（用“、”分隔）</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>考核情况</translation>
    </message>
    <message>
        <source>Type the day of the assessment.</source>
        <translation>请填写考核日期。</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Assessment and hours</source>
        <translation>考核与学时</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Enter an assessment…</source>
        <translation>登记考核…</translation>
    </message>
    <message>
        <source>Grant a certificate…</source>
        <translation>发给证书…</translation>
    </message>
    <message>
        <source>How everybody stands</source>
        <translation>各人情况</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Qualification hours</source>
        <translation>任职资格学时</translation>
    </message>
    <message>
        <source>Hours in office</source>
        <translation>在职学时</translation>
    </message>
    <message>
        <source>Last assessment</source>
        <translation>上次考核</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次考核期限</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Nobody is in training yet. Take people in under “Trainees”.</source>
        <translation>还没有学员。请先在“学员”页纳入培养。</translation>
    </message>
    <message>
        <source>Find a certificate</source>
        <translation>查找证书</translation>
    </message>
    <message>
        <source>Number, name or school (F3)</source>
        <translation>编号、姓名或学校（F3）</translation>
    </message>
    <message>
        <source>Print the certificate</source>
        <translation>打印证书</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Save as Excel…</source>
        <translation>另存为 Excel…</translation>
    </message>
    <message>
        <source>Register of certificates</source>
        <translation>任职资格证书登记簿</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>发证日期</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>发证机关</translation>
    </message>
    <message>
        <source>No certificate has been granted yet. It needs the hours and a passed assessment.</source>
        <translation>还没有发过证书。发证须学时达到、考核合格。</translation>
    </message>
    <message>
        <source>%1 of %2 hold a certificate in force</source>
        <translation>%2 人中 %1 人持有效证书</translation>
    </message>
    <message>
        <source>Reading the hours</source>
        <translation>正在读取学时</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Certificate %1</source>
        <translation>任职资格证书 %1</translation>
    </message>
    <message>
        <source>Void the certificate?</source>
        <translation>作废这本证书？</translation>
    </message>
    <message>
        <source>No. %1 of %2 no longer counts. Its number is never given again.</source>
        <translation>%2 的 %1 号证书作废，编号不再使用。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>另存为 Excel</translation>
    </message>
    <message>
        <source>%1 certificates, %2</source>
        <translation>共 %1 本，%2</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>GrantSheet</name>
    <message>
        <source>Certificate for %1</source>
        <translation>发证：%1</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>发证</translation>
    </message>
    <message>
        <source>Qualification training: %1 of %2 hours. Last assessment: %3.</source>
        <translation>任职资格培训 %1／%2 学时。上次考核：%3。</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Granted on</source>
        <translation>发证日期</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>发证机关</translation>
    </message>
    <message>
        <source>No. %1 for %2; print it in the register.</source>
        <translation>%2，编号 %1，可在登记簿里打印。</translation>
    </message>
    <message>
        <source>Granted.</source>
        <translation>已发证。</translation>
    </message>
</context>
<context>
    <name>certificates</name>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>不合格</translation>
    </message>
</context>
</TS>
