package dev.toami.protocols.radio;

/** Names of commands and events (Bluetooth Core Specification, volume 4, part E, 7). */
final class HciNames {
    private HciNames() {}

    static String command(int opcode) {
        return switch (opcode) {
            case 0x0401 -> "Inquiry";
            case 0x0402 -> "Inquiry_Cancel";
            case 0x0405 -> "Create_Connection";
            case 0x0406 -> "Disconnect";
            case 0x0409 -> "Accept_Connection_Request";
            case 0x0411 -> "Authentication_Requested";
            case 0x0413 -> "Set_Connection_Encryption";
            case 0x0419 -> "Remote_Name_Request";
            case 0x041b -> "Read_Remote_Supported_Features";
            case 0x041d -> "Read_Remote_Version_Information";
            case 0x0c01 -> "Set_Event_Mask";
            case 0x0c03 -> "Reset";
            case 0x0c13 -> "Write_Local_Name";
            case 0x0c14 -> "Read_Local_Name";
            case 0x0c1a -> "Write_Scan_Enable";
            case 0x0c24 -> "Write_Class_Of_Device";
            case 0x1001 -> "Read_Local_Version_Information";
            case 0x1002 -> "Read_Local_Supported_Commands";
            case 0x1003 -> "Read_Local_Supported_Features";
            case 0x1005 -> "Read_Buffer_Size";
            case 0x1009 -> "Read_BD_ADDR";
            case 0x2001 -> "LE_Set_Event_Mask";
            case 0x2002 -> "LE_Read_Buffer_Size";
            case 0x2003 -> "LE_Read_Local_Supported_Features";
            case 0x2005 -> "LE_Set_Random_Address";
            case 0x2006 -> "LE_Set_Advertising_Parameters";
            case 0x2008 -> "LE_Set_Advertising_Data";
            case 0x200a -> "LE_Set_Advertising_Enable";
            case 0x200b -> "LE_Set_Scan_Parameters";
            case 0x200c -> "LE_Set_Scan_Enable";
            case 0x200d -> "LE_Create_Connection";
            case 0x2013 -> "LE_Connection_Update";
            default -> "Unknown(" + opcode + ")";
        };
    }

    static String event(int code) {
        return switch (code) {
            case 0x01 -> "Inquiry_Complete";
            case 0x02 -> "Inquiry_Result";
            case 0x03 -> "Connection_Complete";
            case 0x04 -> "Connection_Request";
            case 0x05 -> "Disconnection_Complete";
            case 0x06 -> "Authentication_Complete";
            case 0x07 -> "Remote_Name_Request_Complete";
            case 0x08 -> "Encryption_Change";
            case 0x0b -> "Read_Remote_Supported_Features_Complete";
            case 0x0c -> "Read_Remote_Version_Information_Complete";
            case HciEvent.COMMAND_COMPLETE -> "Command_Complete";
            case HciEvent.COMMAND_STATUS -> "Command_Status";
            case 0x10 -> "Hardware_Error";
            case 0x12 -> "Role_Change";
            case 0x13 -> "Number_Of_Completed_Packets";
            case 0x16 -> "PIN_Code_Request";
            case 0x17 -> "Link_Key_Request";
            case 0x18 -> "Link_Key_Notification";
            case 0x2f -> "Extended_Inquiry_Result";
            case HciEvent.LE_META -> "LE_Meta";
            case 0xff -> "Vendor_Specific";
            default -> "Unknown(" + code + ")";
        };
    }

    static String lowEnergySubevent(int code) {
        return switch (code) {
            case 0x01 -> "LE_Connection_Complete";
            case 0x02 -> "LE_Advertising_Report";
            case 0x03 -> "LE_Connection_Update_Complete";
            case 0x04 -> "LE_Read_Remote_Features_Complete";
            case 0x05 -> "LE_Long_Term_Key_Request";
            case 0x0a -> "LE_Enhanced_Connection_Complete";
            case 0x0d -> "LE_Extended_Advertising_Report";
            default -> "Unknown(" + code + ")";
        };
    }
}
