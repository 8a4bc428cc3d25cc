<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnrolSheet</name>
    <message>
        <source>Enrol by the paper form</source>
        <translation>按纸质登记表登记</translation>
    </message>
    <message>
        <source>The groups agree: enrol</source>
        <translation>核对一致，登记</translation>
    </message>
    <message>
        <source>The file alone proves nothing. Take the paper form that its bringer carries, and type these four groups of its check number.</source>
        <translation>单凭文件不能证明身份。请看来人所带的纸质登记表，照纸输入核对码的这四组。</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Password of the second person</source>
        <translation>第二人的密码</translation>
    </message>
    <message>
        <source>Second person, who has looked at the paper, too</source>
        <translation>第二人（也已看过纸质登记表）</translation>
    </message>
    <message>
        <source>Type all four groups from the paper.</source>
        <translation>请照纸质登记表输入全部四组。</translation>
    </message>
    <message>
        <source>Enrolling</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Replace the lost key</source>
        <translation>更换丢失的密钥</translation>
    </message>
    <message>
        <source>The groups agree: replace the key</source>
        <translation>核对一致，更换密钥</translation>
    </message>
    <message>
        <source>Its old key signs nothing from now on. Only do this for somebody you know, who stands here with the paper and has lost folder, backups and recovery code.</source>
        <translation>旧密钥从此失效。只有对方是您认识的人、带着纸质登记表当面来、确实丢失了数据、备份和恢复码时才这样做。</translation>
    </message>
</context>
<context>
    <name>SignSheet</name>
    <message>
        <source>Approver</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Password of the approver</source>
        <translation>审批人密码</translation>
    </message>
    <message>
        <source>Code of the recipient</source>
        <translation>对方的单位代码</translation>
    </message>
    <message>
        <source>Type the approver&apos;s password.</source>
        <translation>请输入审批人密码。</translation>
    </message>
</context>
<context>
    <name>TwoPeopleSheet</name>
    <message>
        <source>Both agree</source>
        <translation>两人同意</translation>
    </message>
    <message>
        <source>First person: %1 (at the desk)</source>
        <translation>第一人：%1（当前登录）</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Password of the second person</source>
        <translation>第二人的密码</translation>
    </message>
</context>
</TS>
