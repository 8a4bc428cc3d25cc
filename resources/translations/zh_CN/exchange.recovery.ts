<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RecoveryCode</name>
    <message>
        <source>The new code</source>
        <translation>新恢复码</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>The sheet is printed, or the code is written down by hand, and put away safely.</source>
        <translation>恢复码单已经打印（或者已经手抄），并且妥善保管。</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复码单</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
</context>
<context>
    <name>RenewRecoverySheet</name>
    <message>
        <source>New recovery sheet</source>
        <translation>新的恢复码单</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>生成新恢复码</translation>
    </message>
    <message>
        <source>The old sheet opens nothing from now on; older backups it still opens.</source>
        <translation>旧恢复单从此失效；以前的备份仍可用旧恢复单打开。</translation>
    </message>
    <message>
        <source>Password of the approver at the desk</source>
        <translation>当前审批人的密码</translation>
    </message>
    <message>
        <source>Print the new recovery sheet now</source>
        <translation>请现在打印新的恢复码单</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
</TS>
