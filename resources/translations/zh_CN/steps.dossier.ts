<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DossierPanel</name>
    <message>
        <source>Reporting</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Number of the cover letter</source>
        <translation>报送文号</translation>
    </message>
    <message>
        <source>To reporting</source>
        <translation>去报送</translation>
    </message>
    <message>
        <source>Papers of the round</source>
        <translation>归档清单</translation>
    </message>
    <message>
        <source>Take in the papers of the round</source>
        <translation>列出本轮文书</translation>
    </message>
    <message>
        <source>All are there</source>
        <translation>全部已齐</translation>
    </message>
    <message>
        <source>No list yet.</source>
        <translation>还没有清单。</translation>
    </message>
    <message>
        <source>Another paper</source>
        <translation>其他材料</translation>
    </message>
    <message>
        <source>Another paper: its title</source>
        <translation>其他材料的名称</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>加入清单</translation>
    </message>
    <message>
        <source>Reported on %1.</source>
        <translation>已于 %1 报送。</translation>
    </message>
    <message>
        <source>Not reported yet.</source>
        <translation>还没有报送。</translation>
    </message>
    <message>
        <source>%1 of %2 there</source>
        <translation>已齐 %1／%2</translation>
    </message>
    <message>
        <source>There, on paper</source>
        <translation>材料（已归档打勾）</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 已归档</translation>
    </message>
    <message>
        <source>Copies: %1</source>
        <translation>份数：%1</translation>
    </message>
    <message>
        <source>Remark: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation>把“%1”移出清单</translation>
    </message>
    <message>
        <source>Take in every paper of the round, tick what lies in the dossier, then report.</source>
        <translation>列出本轮全部文书，逐项核对归档，然后报送。</translation>
    </message>
    <message>
        <source>Tick what lies in the dossier as signed paper, then report to the bureau.</source>
        <translation>签字盖章的纸质材料归档一份勾一项，然后向教育局报送。</translation>
    </message>
    <message>
        <source>The round is reported.</source>
        <translation>本轮已经报送。</translation>
    </message>
</context>
</TS>
