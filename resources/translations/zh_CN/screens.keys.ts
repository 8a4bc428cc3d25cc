<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>KeysScreen</name>
    <message>
        <source>Keys and handover</source>
        <translation>密钥与交接</translation>
    </message>
    <message>
        <source>Go on there</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>New clerk</source>
        <translation>人员交接</translation>
    </message>
    <message>
        <source>Somebody leaves, somebody comes.</source>
        <translation>有人离开，有人接手。</translation>
    </message>
    <message>
        <source>Log-ins change hands; the handover sheet is printed and signed.</source>
        <translation>更换登录人，打印并签署工作交接单。</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>The signing key is old, or somebody may have seen it.</source>
        <translation>签名密钥用久了，或可能被别人看到。</translation>
    </message>
    <message>
        <source>A new key, a new recovery sheet, a package for every partner.</source>
        <translation>生成新密钥，打印新恢复码单，给每个单位一个数据包。</translation>
    </message>
    <message>
        <source>Password lost, approver gone</source>
        <translation>忘记密码、审批人离开</translation>
    </message>
    <message>
        <source>Somebody cannot log in, or nobody can sign.</source>
        <translation>有人登录不了，或者没有人能签名。</translation>
    </message>
    <message>
        <source>By the approver, or by the code of the recovery sheet.</source>
        <translation>由审批人重设，或用恢复码单上的恢复码。</translation>
    </message>
    <message>
        <source>Everything lost</source>
        <translation>数据全部丢失</translation>
    </message>
    <message>
        <source>The machine is broken, stolen, or was set up anew.</source>
        <translation>电脑损坏、被盗，或重装了系统。</translation>
    </message>
    <message>
        <source>Here or at a school: broken, stolen, or set up anew.</source>
        <translation>本局或学校的电脑损坏、被盗，或重装了系统。</translation>
    </message>
    <message>
        <source>Restore a backup, or begin again under new keys, in person.</source>
        <translation>恢复备份，或当面登记新密钥，重新开始。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>First put the new code away.</source>
        <translation>请先收好新恢复码。</translation>
    </message>
    <message>
        <source>It is shown only once.</source>
        <translation>它只显示这一次。</translation>
    </message>
    <message>
        <source>A change of key was interrupted.</source>
        <translation>密钥更换中断了。</translation>
    </message>
    <message>
        <source>Nothing leaves this desk until it is finished.</source>
        <translation>完成之前，不能送出数据包。</translation>
    </message>
    <message>
        <source>This folder is a restored backup.</source>
        <translation>这是恢复的备份。</translation>
    </message>
    <message>
        <source>Nothing leaves it until the numbers are sure.</source>
        <translation>编号核实之前，不能送出数据包。</translation>
    </message>
    <message>
        <source>Since the change of key; they need a new password from one who can.</source>
        <translation>更换密钥以后，需要由能签名的审批人给他设新密码。</translation>
    </message>
    <message>
        <source>%1 cannot sign yet.</source>
        <translation>%1 还不能签名。</translation>
    </message>
    <message>
        <source>Signing key of %1; recovery sheet of %2; last backup on a stick: %3.</source>
        <translation>签名密钥启用于 %1；恢复码单制作于 %2；最近一次U盘备份：%3。</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
</context>
</TS>
