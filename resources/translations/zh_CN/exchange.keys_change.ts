<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChangeDoor</name>
    <message>
        <source>Change the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>1 of 3: a new signing key</source>
        <translation>第 1 步，共 3 步：新的签名密钥</translation>
    </message>
    <message>
        <source>For a key that is old, or that somebody may have seen. The old and the new key both sign the change, so that every partner can believe it.</source>
        <translation>密钥用久了或可能被别人看到时更换。旧密钥和新密钥同时签名，对方单位可以据此相信。</translation>
    </message>
    <message>
        <source>All data, papers and earlier packages stay as they are. Partners refuse packages of the new key until two people there have agreed.</source>
        <translation>全部数据、表册和以前的数据包保持不变。对方两人同意之前，会拒收新密钥签名的数据包。</translation>
    </message>
    <message>
        <source>You need: the approver, a stick, a printer for the new recovery sheet. The old sheet opens nothing from then on.</source>
        <translation>需要：审批人、U盘、打印新恢复码单的打印机。旧恢复码单从此失效。</translation>
    </message>
    <message>
        <source>Choose the stick and change the key…</source>
        <translation>选择U盘，更换密钥…</translation>
    </message>
    <message>
        <source>2 of 3: print the new recovery sheet now</source>
        <translation>第 2 步，共 3 步：现在打印新的恢复码单</translation>
    </message>
    <message>
        <source>The new code is shown once and stored nowhere. Seal the sheet in an envelope, and destroy the old one.</source>
        <translation>新恢复码只显示这一次，不保存在任何地方。请把恢复码单装入信封密封，并销毁旧单。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>3 of 3: tell the partners, and give the other approvers the key</source>
        <translation>第 3 步，共 3 步：通知对方单位，给其他审批人新密钥</translation>
    </message>
    <message>
        <source>Take the stick to every partner. The packages travel in the usual way; two people there agree to the new key.</source>
        <translation>把U盘送到每个单位，和平时一样导入；由对方两人同意新密钥。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>对方单位</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On a stick</source>
        <translation>写入U盘</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Write them again…</source>
        <translation>再写一次…</translation>
    </message>
    <message>
        <source>Approvers who cannot sign yet</source>
        <translation>还不能签名的审批人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>cannot sign yet</source>
        <translation>还不能签名</translation>
    </message>
    <message>
        <source>New password for this approver…</source>
        <translation>给这位审批人设新密码…</translation>
    </message>
    <message>
        <source>The new key is in use.</source>
        <translation>新密钥已经启用。</translation>
    </message>
    <message>
        <source>A change was interrupted.</source>
        <translation>上次更换中断了。</translation>
    </message>
    <message>
        <source>Nothing is lost, and nothing leaves this desk until it is finished. Finish it now.</source>
        <translation>数据没有丢失；完成之前不能送出任何数据包。请现在完成。</translation>
    </message>
    <message>
        <source>Choose the stick and finish the change…</source>
        <translation>选择U盘，完成更换…</translation>
    </message>
    <message>
        <source>Nobody is enrolled here yet.</source>
        <translation>这里还没有登记别的单位。</translation>
    </message>
    <message>
        <source>There is nobody to tell of a new key. Enrol first.</source>
        <translation>没有需要通知的单位。请先登记。</translation>
    </message>
    <message>
        <source>%1 partners will be told. The present key is of %2.</source>
        <translation>将通知 %1 个单位。现用密钥启用于 %2。</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>现在：</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>选择U盘</translation>
    </message>
    <message>
        <source>Finish the change</source>
        <translation>完成更换</translation>
    </message>
    <message>
        <source>Change the key now</source>
        <translation>现在更换密钥</translation>
    </message>
    <message>
        <source>This approver holds the new key. Every other approver gets it by a new password on the last page.</source>
        <translation>新密钥由这位审批人保管。其他审批人在最后一页设新密码后得到。</translation>
    </message>
    <message>
        <source>Changing the key</source>
        <translation>正在更换密钥</translation>
    </message>
    <message>
        <source>Every approver can sign.</source>
        <translation>每位审批人都能签名。</translation>
    </message>
    <message>
        <source>They keep their log-in, but need a new password from you before they can sign.</source>
        <translation>他们仍可登录，但要由您设新密码后才能签名。</translation>
    </message>
    <message>
        <source>The approver who changed the key sits down here and gives them new passwords.</source>
        <translation>请更换密钥的那位审批人登录，给他们设新密码。</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>正在写入U盘</translation>
    </message>
    <message>
        <source>%1 approvers cannot sign yet.</source>
        <translation>还有 %1 位审批人不能签名。</translation>
    </message>
</context>
<context>
    <name>GiveKeySheet</name>
    <message>
        <source>New password for %1</source>
        <translation>%1 的新密码</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设密码</translation>
    </message>
    <message>
        <source>Password of the approver at the desk</source>
        <translation>当前审批人的密码</translation>
    </message>
    <message>
        <source>The person types a new password (at least 8 characters)</source>
        <translation>本人输入新密码（至少 8 位）</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
</context>
</TS>
